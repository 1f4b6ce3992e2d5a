import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { signInAs } from './sign-in.ts'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

const look = { javaScript: false, width: 320 }
const here = (tail = ''): string => `${product.origin}/halton/returns/legal-member-services/q4-2008-09${tail}`
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()
const said = (page: Page): Promise<string> => page.locator('main').innerText()

async function fit(page: Page, name: string): Promise<void> {
  await axe(page)
  await noSidewaysScroll(page)
  await picture(page, `three-hands-${name}`)
}

describe('a quarter that three hands sign', () => {
  it('is opened, its figures given out, filled in a section, sent, certified and accepted', async () => {
    await using team = await openPage(look)
    await signInAs(team.page, product.origin, 'Corporate Performance Manager')
    await team.page.goto(`${product.origin}/halton/returns`)
    await team.page.getByText('Open a quarter', { exact: true }).click()
    await team.page.getByLabel(/^Three/).check()
    await fit(team.page, 'open')
    await press(team.page, 'Open the quarter')
    expect(await said(team.page)).toContain('0 of')

    await using director = await openPage(look)
    await signInAs(director.page, product.origin, 'Operational Director, Legal and Member Services')
    await director.page.goto(here('/owners'))
    const collator = await director.page.locator('select option', { hasText: 'Collator' }).first().innerText()
    await fit(director.page, 'owners')
    for (const box of await director.page.locator('select').all()) await box.selectOption({ label: collator })
    await press(director.page, 'Save who fills which')
    await fit(director.page, 'return-of-others')

    await using owner = await openPage(look)
    const { page } = owner
    await signInAs(page, product.origin, collator)
    expect(await said(page)).toMatch(/2 of 2 figures are yours, 2 left/)
    await fit(page, 'my-work')
    await page.goto(here('/sections/yours'))
    await page.locator('[name="HBC-LM1.typed"]').fill('100')
    await page.locator('[name="HBC-LM2.typed"]').fill('0')
    await fit(page, 'section')
    await press(page, 'Save and check')
    for (let more = 0; more < 3 && !page.url().endsWith('/check'); more += 1) {
      for (const part of ['cause', 'action', 'forecast', 'reason'])
        for (const box of await page.locator(`[name$=".${part}"]:visible`).all())
          await box.fill('As planned.')
      await press(page, 'Save and check')
    }
    await press(page, 'Send the return')
    expect(await said(page)).toContain('waits to be certified')
    await page.goto(here('/sign-off'))
    expect(new URL(page.url()).pathname).not.toContain('sign-off')

    await team.page.goto(here())
    expect(await said(team.page)).not.toContain('Accept and sign off')
    await director.page.goto(`${product.origin}/halton/my-work`)
    await director.page.locator('main a', { hasText: 'Read and certify' }).first().click()
    expect(await said(director.page)).toContain('I certify that these figures')
    await fit(director.page, 'certify')
    await press(director.page, 'Certify')
    expect(await said(director.page)).toContain(
      'Certified by Operational Director, Legal and Member Services',
    )

    await team.page.goto(here('/sign-off'))
    await fit(team.page, 'accept')
    await press(team.page, 'Accept and sign off')
    expect(await team.page.locator('.govuk-notification-banner').innerText()).toContain('signed off')
    expect(await said(team.page)).toContain('Certified by')
    await fit(team.page, 'accepted')
  })
})
