import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import type { Page } from 'playwright-core'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

/** Both places have such a post; Harrow is the second. */
async function signInToHarrow(page: Page): Promise<void> {
  await page.goto(`${product.origin}/sign-in`)
  for (const details of await page.locator('details').all()) {
    await details.evaluate((element) => element.setAttribute('open', ''))
  }
  await page.getByRole('button', { name: 'Corporate Performance Manager', exact: true }).last().click()
  await page.waitForURL(/\/harrow\/my-work$/)
}

const look = { javaScript: false, width: 320 }
const save = /^Save as formula/

describe('the formula of an indicator', () => {
  it('says at which character it is at fault, keeps what was typed, and is overwritten by nobody', async () => {
    const address = `${product.origin}/harrow/indicators/HSP-23/formula`
    await using first = await openPage(look)
    await using second = await openPage(look)
    await signInToHarrow(first.page)
    await signInToHarrow(second.page)
    const said = (): Promise<string> => first.page.locator('main').innerText()
    await first.page.goto(address)
    await second.page.goto(address)

    await first.page.locator('[name="formula"]').fill('[HSP-25] + [NOPE]')
    await first.page.getByRole('button', { name: save }).click()
    expect(await said()).toContain('Character 12: there is no indicator NOPE.')
    expect(await said()).toContain('Say who decided it and why')
    expect(await first.page.locator('[name="formula"]').inputValue()).toBe('[HSP-25] + [NOPE]')
    await axe(first.page)
    await noSidewaysScroll(first.page)

    await first.page.locator('[name="formula"]').fill('[HSP-25] * 2')
    await first.page.locator('[name="reason"]').fill('Agreed by the Executive')
    await first.page.getByRole('button', { name: 'See what it would give' }).click()
    expect(await said()).toContain('Nothing is saved yet.')
    expect(await first.page.locator('[name="reason"]').inputValue()).toBe('Agreed by the Executive')

    await second.page.locator('[name="formula"]').fill('[HSP-25] * 3')
    await second.page.locator('[name="reason"]').fill('Somebody else')
    await second.page.getByRole('button', { name: save }).click()
    expect(await second.page.locator('main').innerText()).toContain('Formula 1 is in force.')

    await first.page.getByRole('button', { name: save }).click()
    expect(await first.page.locator('body').innerText()).toContain('Somebody set another formula')
    expect(await first.page.locator('[name="formula"]').inputValue()).toBe('[HSP-25] * 2')
    await first.page.getByRole('button', { name: save }).click()
    expect(await said()).toContain('Formula 2 is in force.')
    expect(await said()).toContain('Agreed by the Executive')
    await axe(first.page)
    await noSidewaysScroll(first.page)
  })

  it('shows on the page of a figure why there is none', async () => {
    await using officer = await openPage(look)
    await signInToHarrow(officer.page)
    await officer.page.goto(`${product.origin}/harrow/indicators/HSP-25`)
    const why = 'Cannot be calculated. Not available yet: there is no risk register here.'
    expect(await officer.page.locator('main').innerText()).toContain(why)
    await officer.page.getByRole('link', { name: 'Where this figure comes from' }).click()
    const said = await officer.page.locator('main').innerText()
    expect(said).toContain(why)
    expect(said).toContain('number of risks that score 20 or more')
    await axe(officer.page)
    await noSidewaysScroll(officer.page)
  })
})
