import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { signInAs } from './sign-in.ts'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

const team = 'Corporate Performance Manager'
const main = (page: Page): Promise<string> => page.locator('main').innerText()
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()
/** The box itself lies under its label, which people press. */
const choose = (page: Page, code: string): Promise<void> =>
  page.getByLabel(`Choose ${code}`, { exact: true }).check({ force: true })

/** Both places have such a post; Harrow is the second. */
async function signInToHarrow(page: Page): Promise<void> {
  await page.goto(`${product.origin}/sign-in`)
  for (const details of await page.locator('details').all()) {
    await details.evaluate((element) => element.setAttribute('open', ''))
  }
  await page.getByRole('button', { name: team, exact: true }).last().click()
  await page.waitForURL(/\/harrow\/my-work$/)
}

async function inOrder(page: Page): Promise<void> {
  await axe(page)
  await noSidewaysScroll(page)
}

async function isTold(page: Page, sentence: string): Promise<void> {
  expect(await page.title()).toMatch(/^Error: /)
  expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual([sentence])
  await inOrder(page)
}

const looks = [
  {
    name: 'without JavaScript, at 320 pixels',
    look: { javaScript: false, width: 320 },
    pack: { name: 'laa-statutory-2008', button: 'Load 15 indicators', set: 'LAA-statutory', code: 'NI72' },
    set: 'plan-a',
    indicator: 'NI193',
    figure: 'NI192',
    derived: 'HSP-03',
  },
  {
    name: 'with JavaScript, on a wide screen',
    look: { javaScript: true, width: 1280 },
    pack: { name: 'halton-laa-2008-11', button: 'Load 24 indicators', set: 'LAA-designated', code: 'NI5' },
    set: 'plan-b',
    indicator: 'NI191',
    figure: 'NI117',
    derived: 'HSP-04',
  },
] as const

describe.each(looks)('$name', ({ look, pack, set, indicator, figure, derived }) => {
  it('the performance team loads a pack, checks a title and keeps the rule of the agreement', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, team)
    await page.goto(`${product.origin}/halton/sets`)
    if (pack.set === 'LAA-statutory')
      expect(await main(page)).toContain('15 of the 16 statutory targets are not in this set')
    await inOrder(page)
    await page.goto(`${product.origin}/halton/sets/new?pack=${pack.name}`)
    await inOrder(page)
    await press(page, pack.button)
    expect(await main(page)).toContain('indicators loaded.')
    expect(await main(page)).toContain('nobody has held them against the official source yet')
    await inOrder(page)

    await press(page, 'Their titles are checked')
    await isTold(page, 'Choose at least one indicator')
    await choose(page, pack.code)
    await press(page, 'Their titles are checked')
    expect(await main(page)).toContain('1 title marked as checked.')
    expect(
      await page
        .locator('tr', { hasText: `${pack.code} ` })
        .first()
        .innerText(),
    ).not.toContain('to be checked')
    await page.goto(`${product.origin}/halton/sets/new?pack=${pack.name}`)
    expect(await main(page)).toContain('Everything in this pack is here already.')
    await press(page, 'Load again')
    expect(await main(page)).toContain('Everything was here already; nothing changed.')
    if (pack.set !== 'LAA-designated') return
    await page.getByLabel('Codes').fill('NI193, NI191')
    await press(page, 'Add to the set')
    await isTold(
      page,
      'Local Area Agreement: designated targets may hold 35 indicators at once, and this would be 1 too many. Take some out first',
    )
  })

  it('makes a set of its own, fills it from the register and takes out what does not belong', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, team)
    await page.goto(`${product.origin}/halton/sets/new`)
    await press(page, 'Add the set')
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toHaveLength(2)
    await page.getByLabel('Name', { exact: true }).fill(`Community plan ${set}`)
    await page.getByLabel('Short name for addresses').fill(set)
    await press(page, 'Add the set')
    expect(await main(page)).toContain('Nothing is in this set today.')
    await inOrder(page)

    await page.goto(`${product.origin}/halton/indicators?q=NI19&sort=-gap`)
    await inOrder(page)
    await choose(page, indicator)
    await page.getByLabel('Set', { exact: true }).last().selectOption(set)
    await press(page, 'Add to the set')
    expect(await main(page)).toContain('1 indicator put into the set.')
    expect(page.url()).toContain('sort=-gap')

    await page.goto(`${product.origin}/halton/sets/${set}`)
    expect(await main(page)).toContain(indicator)
    await choose(page, indicator)
    await page.getByLabel('Last day in the set').first().fill('2009-03-31')
    await press(page, 'Take out of the set')
    expect(await main(page)).toContain('1 membership changed.')
    expect(await main(page)).toContain('27 January 2009 to 31 March 2009')
    await page.getByRole('link', { name: 'Change name or kind' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Plan')
    await press(page, 'Save')
    expect(await page.locator('h1').innerText()).toContain('Allocation register: Plan')
  })

  it('gives an indicator another owner, and whoever chose an older row is told', async () => {
    await using first = await openPage(look)
    await using second = await openPage(look)
    for (const { page } of [first, second]) {
      await signInAs(page, product.origin, team)
      await page.goto(`${product.origin}/halton/indicators?q=${indicator}`)
      await choose(page, indicator)
      await page.getByLabel('Owner', { exact: true }).last().fill('Waste Manager')
    }
    await press(first.page, 'Change the owner')
    expect(await main(first.page)).toContain('1 indicator has another owner.')
    await press(second.page, 'Change the owner')
    await isTold(
      second.page,
      `Somebody changed ${indicator} while this page was open. Nothing was changed; look at the rows again and choose anew.`,
    )
    const file = await first.page.request.get(
      `${product.origin}/halton/indicators/file?q=${indicator}&format=csv`,
    )
    expect(await file.text()).toMatch(new RegExp(`^${indicator},.*,Waste Manager,`, 'm'))

    await first.page.goto(`${product.origin}/halton/indicators/${indicator}/history?kind=indicator-changed`)
    expect(await main(first.page)).toContain('Owners')
    await inOrder(first.page)
    const history = await first.page.request.get(
      `${product.origin}/halton/indicators/${indicator}/history/file?kind=indicator-changed`,
    )
    expect((await history.text()).trim().split('\n')).toHaveLength(2)
  })

  it('gives a figure a short address that leads back to it as it stood', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, team)
    await page.goto(`${product.origin}/halton/figures/${figure}/E06000006/q2-2008-09?as-at=2008-11-14`)
    await press(page, 'Short address of this figure')
    await inOrder(page)
    const [address = ''] = /http\S+\/f\/[a-z]{8}/.exec(await main(page)) ?? []
    await page.goto(address)
    expect(new URL(page.url()).pathname).toBe(`/halton/figures/${figure}/E06000006/q2-2008-09`)
    expect(new URL(page.url()).searchParams.get('as-at')).toBe('2008-11-14')
  })

  it('withdraws a formula with a reason, and the page says what follows', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInToHarrow(page)
    await page.goto(`${product.origin}/harrow/indicators/${derived}/formula`)
    await press(page, 'Withdraw the formula')
    await isTold(page, 'Say who decided it and why')
    await page.getByLabel('Why it is withdrawn').fill('The survey is not repeated')
    await press(page, 'Withdraw the formula')
    expect(await main(page)).toContain('The formula was withdrawn.')
    expect(await main(page)).toContain('its figures are not worked out any more')
    await inOrder(page)
  })
})
