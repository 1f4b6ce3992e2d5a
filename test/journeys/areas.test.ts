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

const team = 'Corporate Performance Manager'
const main = (page: Page): Promise<string> => page.locator('main').innerText()
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click()

async function inOrder(page: Page): Promise<void> {
  await axe(page)
  await noSidewaysScroll(page)
}

async function isTold(page: Page, ...sentences: readonly string[]): Promise<void> {
  expect(await page.title()).toMatch(/^Error: /)
  expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual(sentences)
  await inOrder(page)
}

const looks = [
  {
    name: 'without JavaScript, at 320 pixels',
    look: { javaScript: false, width: 320 },
    code: 'windmill-hill',
  },
  {
    name: 'with JavaScript, on a wide screen',
    look: { javaScript: true, width: 1280 },
    code: 'palacefields',
  },
] as const

describe.each(looks)('$name', ({ look, code }) => {
  it('the performance team adds an area, is told what is wrong, and closes it with what it became', async () => {
    await using visit = await openPage(look)
    await using other = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, team)
    await signInAs(other.page, product.origin, team)
    await page.goto(`${product.origin}/halton/settings/areas`)
    expect(await main(page)).toContain('Runcorn East')
    await inOrder(page)
    await page.getByRole('button', { name: 'Add an area' }).click()
    await page.getByLabel('Code').fill('E0500123')
    await press(page, 'Add the area')
    await isTold(
      page,
      'E0500123 begins like an official code, but has 8 characters. Those have a letter and eight digits, like E06000006',
      'Enter the name of the area, for example Castlefields',
      'Choose what kind of area it is',
    )
    expect(await page.getByLabel('Code').inputValue()).toBe('E0500123')
    await picture(page, `area-with-errors-${look.width}`)
    await page.getByLabel('Code').fill(code)
    await page.getByLabel('Name').fill('A new neighbourhood')
    await page.getByLabel('Kind').selectOption('neighbourhood')
    await press(page, 'Add the area')
    expect(await main(page)).toContain('A new neighbourhood')

    const address = `${product.origin}/halton/settings/areas/${code}`
    await other.page.goto(address)
    await page.getByLabel('Name').fill('Renamed first')
    await press(page, 'Save')
    await other.page.getByLabel('Name').fill('Renamed second')
    await press(other.page, 'Save')
    expect(await main(other.page)).toContain('Somebody changed this area while you were editing.')
    expect(await main(other.page)).toContain('Renamed first')
    expect(await other.page.getByLabel('Name').inputValue()).toBe('Renamed second')
    await inOrder(other.page)

    await page.goto(`${address}/close`)
    await page.getByLabel('Replaced by').fill('runcorn-east\nnowhere')
    await press(page, 'Close the area')
    await isTold(page, 'There is no area nowhere. Add it first, or check the code')
    await page.getByLabel('Replaced by').fill('runcorn-east')
    await press(page, 'Close the area')
    expect(await main(page)).toContain('It was replaced by Runcorn East.')
    await inOrder(page)
  })

  it('the team makes a group, and each code that is not known is named', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, team)
    await page.goto(`${product.origin}/halton/settings/comparators/new`)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`Group ${code}`)
    await page.getByLabel('Chosen by the place').check()
    await page.getByLabel('Source').fill('The topic group')
    await page.getByRole('textbox', { name: 'Members', exact: true }).fill('E06000007, E06009999, elsewhere')
    await press(page, 'Add the group')
    await isTold(
      page,
      'There is no area E06009999. Add it first, or check the code',
      'There is no area elsewhere. Add it first, or check the code',
    )
    await page.getByRole('textbox', { name: 'Members', exact: true }).fill('E06000007, E08000011')
    await press(page, 'Add the group')
    expect(await main(page)).toMatch(/2 members from the beginning/)
    await inOrder(page)
  })

  it('a councillor sees where the place stands: by area, beside its neighbours, against England', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Portfolio Holder for Performance')
    await page.goto(`${product.origin}/halton/indicators/HBC-EL1`)
    await page.getByRole('link', { name: 'Compare', exact: true }).first().click()
    const compared = await main(page)
    expect(compared).toContain('Halton is 14th of 15 with a figure')
    expect(compared).toContain('14th of 15 nearest neighbours with a figure (one has none).')
    expect(compared).toContain('In the weakest quarter')
    expect(compared).toContain('Not compared.')
    await page.getByText('Show as table').click()
    expect(await page.locator('table tr').last().innerText()).toMatch(/Stockton-on-Tees\s+no figure/)
    await inOrder(page)
    await page.getByLabel('Compare with').selectOption('mersey')
    await press(page, 'Show this group')
    expect(await main(page)).toContain('of 4 places of Neighbours along the Mersey with a figure')

    await page.goto(`${product.origin}/halton/indicators/NI117/areas`)
    const byArea = await main(page)
    expect(byArea).toContain('1 of 4 areas with a figure misses the floor target of 14.0%.')
    expect(byArea).toContain('The worst is Runcorn East, 14.9% [p].')
    await inOrder(page)
    await page.goto(`${product.origin}/halton/indicators/NI117?period=q4-2007-08`)
    expect(await main(page)).toContain(
      '9.0% (8.2 to 9.9): its range of 95% confidence does not hold England, 6.7%.',
    )
    await inOrder(page)
  })
})
