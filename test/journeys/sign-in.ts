import type { Page } from 'playwright-core'

/** Signs in as a post of the demonstration, and stands on "My work" of its place. */
export async function signInAs(page: Page, origin: string, post: string): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  for (const details of await page.locator('details').all()) {
    await details.evaluate((element) => element.setAttribute('open', ''))
  }
  await page.getByRole('button', { name: post, exact: true }).first().click()
  await page.waitForURL(/\/my-work$/)
}
