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

const main = (page: Page): Promise<string> => page.locator('main').innerText()
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

async function inOrder(page: Page): Promise<void> {
  await axe(page)
  await noSidewaysScroll(page)
}

/** The form came back with these sentences on top, and its title says so. */
async function isTold(page: Page, ...sentences: readonly string[]): Promise<void> {
  expect(await page.title()).toMatch(/^Error: /)
  expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual(sentences)
  await inOrder(page)
}

const looks = [
  {
    name: 'without JavaScript, at 320 pixels',
    look: { javaScript: false, width: 320 },
    code: 'HSP-24',
    cardStands: 'Draft: HSP Executive has not adopted it yet.',
  },
  {
    name: 'with JavaScript, on a wide screen',
    look: { javaScript: true, width: 1280 },
    code: 'HSP-20',
    cardStands: 'Adopted by HSP Executive on 9 January 2009, minute HSP 4/09.',
  },
] as const

describe.each(looks)('$name', ({ look, code, cardStands }) => {
  it('an officer sets out the quarters of a target of Harrow’s card, and its body adopts it', async () => {
    await using officer = await openPage(look)
    const { page } = officer
    await signInAs(page, product.origin, 'Partnership Co-ordinator')
    await page.goto(`${product.origin}/harrow/targets?card=HSP&year=2009-10`)
    expect(await main(page)).toContain(cardStands)
    await inOrder(page)
    const row = page.locator('tr', { hasText: code })
    expect(await row.innerText()).toContain('Missing')
    await row.getByRole('link').click()

    await press(page, 'Put it to the body')
    await isTold(
      page,
      'Choose the kind of target',
      'Enter the target for the year, or say under “To be set” what is awaited',
      'Say what the target rests on',
      'Choose the body that is to adopt it',
    )
    await page.getByLabel('Kind of target').selectOption('local')
    await page.getByLabel('Target for the year').fill('100')
    await page.getByLabel('In even steps from where the year begins').check()
    await page.getByLabel('Basis').fill('The plan is to be complete by the end of the year')
    await page.getByLabel('Put to').selectOption('partnership-executive')
    await press(page, 'Put it to the body')
    await isTold(page, 'Enter where the year begins, like last year’s outturn, for even steps')
    expect(await page.getByLabel('Basis').inputValue()).toContain('complete')
    await page.getByRole('textbox', { name: 'Where the year begins' }).fill('20')
    await press(page, 'Put it to the body')
    const said = await main(page)
    expect(said).toContain('The proposal was put to the body.')
    expect(said).toMatch(/Q1 2009\/10\s+40/)
    expect(said).toMatch(/Q4 2009\/10\s+100/)
    await inOrder(page)
    await picture(page, `target-proposed-${look.width}`)

    await page.getByLabel('Comment or challenge').fill('Is the plan agreed?')
    await press(page, 'Add the comment')
    expect(await main(page)).toContain('Is the plan agreed?')

    await using board = await openPage(look)
    await signInAs(board.page, product.origin, 'Director of Policy')
    await board.page.goto(`${product.origin}/harrow/targets/adopt/partnership-executive`)
    await inOrder(board.page)
    await picture(board.page, `targets-adopt-harrow-${look.width}`)
    await press(board.page, 'Record what was adopted')
    await isTold(
      board.page,
      'Tick what the body adopted',
      'The date of the meeting must be a real date, like 2009-01-12',
      'Enter the minute, like HSP 4/09',
    )
    const mine = new RegExp(`^${code} `)
    await board.page.getByLabel(mine).check()
    const card = board.page.getByLabel(/^Harrow Strategic Partnership scorecard: a draft/)
    if ((await card.count()) > 0) await card.check()
    await board.page.getByLabel('Date of the meeting').fill('2009-01-09')
    await board.page.getByLabel('Minute').fill('HSP 4/09')
    await press(board.page, 'Record what was adopted')
    expect(await main(board.page)).toContain('What the body adopted is in force.')
    expect(await board.page.getByLabel(mine).count()).toBe(0)

    await page.goto(`${product.origin}/harrow/indicators/${code}/targets?for=2009-10`)
    expect(await main(page)).toContain('Adopted by HSP Executive on 9 January 2009, minute HSP 4/09')
    await page.goto(`${product.origin}/harrow/scorecards/HSP`)
    expect(await main(page)).toContain('Adopted by HSP Executive on 9 January 2009, minute HSP 4/09.')
  })
})

describe('two people on one target', () => {
  it('overwrite nothing: the second is told, keeps what was typed, and may save again', async () => {
    await using first = await openPage({ javaScript: false, width: 320 })
    await using second = await openPage({ javaScript: false, width: 320 })
    const address = `${product.origin}/harrow/indicators/HSP-13/targets?for=2009-10&regime=local`
    await signInAs(first.page, product.origin, 'Partnership Co-ordinator')
    await signInAs(second.page, product.origin, 'Director of Policy')
    await first.page.goto(address)
    await second.page.goto(address)
    await first.page.getByLabel('Target for the year').fill('62')
    await press(first.page, 'Put it to the body')
    await second.page.getByLabel('Target for the year').fill('64')
    await press(second.page, 'Put it to the body')
    await isTold(
      second.page,
      'Somebody changed this proposal while the page was open. What you typed is kept; look at it as it stands and save again.',
    )
    expect(await main(second.page)).toContain('62%')
    expect(await second.page.getByLabel('Target for the year').inputValue()).toBe('64')
    await press(second.page, 'Put it to the body')
    expect(await main(second.page)).toContain('64%')
  })
})

describe('an officer’s word on a target', () => {
  it('is placed with a reason, and stands beside the computed forecast', async () => {
    await using visit = await openPage({ javaScript: false, width: 320 })
    const { page } = visit
    await signInAs(page, product.origin, 'Waste Manager')
    await page.goto(`${product.origin}/halton/indicators/NI192`)
    expect(await main(page)).toContain('Waste Manager says: likely, because the new collection rounds')
    await page.getByRole('link', { name: 'Place a target in a category' }).click()
    await press(page, 'Place the target')
    await isTold(page, 'Choose likely, difficult or unlikely', 'Say why')
    await page.getByLabel('Achievement difficult').check()
    await page.getByLabel('Reason').fill('one round was stopped in December')
    await press(page, 'Place the target')
    const said = await main(page)
    expect(said).toContain('The target was placed.')
    expect(said).toContain('Waste Manager says: difficult, because one round was stopped in December')
    await inOrder(page)
    await page.goto(`${product.origin}/halton/scorecards/HSPB?columns=all`)
    expect(await main(page)).toContain('Waste Manager says:')
  })
})

describe('a department’s word on a target', () => {
  it.each([
    { javaScript: false, width: 320 },
    { javaScript: true, width: 1280 },
  ])('comes in with its return, beside what it said last, at $width pixels', async (look) => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, "Children's Social Care Collator")
    const here = `${product.origin}/halton/returns/childrens-social-care/q3-2008-09`
    await page.goto(here)
    expect(await main(page)).toContain(
      "Last said of the target for 2008/09: unlikely, by Children's Social Care Collator on 28 October 2008: one post is still vacant",
    )
    await inOrder(page)
    await page.locator('[name="NI59.category"]').selectOption('difficult')
    await page.locator('[name="NI59.categoryReason"]').fill('')
    await press(page, 'Save and check')
    expect(await page.locator('.govuk-error-summary').innerText()).toContain(
      'Say why the target of NI59 is difficult to meet',
    )
    expect(await page.locator('[name="NI59.category"]').inputValue()).toBe('difficult')
    await inOrder(page)
    await picture(page, `return-category-${look.width}`)
    await page.locator('[name="NI59.categoryReason"]').fill('the vacant post is filled from February')
    await press(page, 'Save and check')
    expect(await page.locator('.govuk-error-summary').innerText()).not.toContain('target of NI59')

    await page.goto(`${product.origin}/halton/indicators/NI59`)
    expect(await main(page)).toContain("accepted by Operational Director, Children's Social Care")
    await picture(page, `indicator-said-in-${look.width}`)
    await page.getByRole('link', { name: 'Said in the return for quarter 2 of 2008/09' }).click()
    expect(new URL(page.url()).pathname).toBe('/halton/returns/childrens-social-care/q2-2008-09')
    expect(await main(page)).toContain('Achievement unlikely')
    await inOrder(page)
    await picture(page, `return-q2-category-${look.width}`)
  })

  it('is not led to for a reader who may not open the return', async () => {
    await using visit = await openPage({ javaScript: false, width: 320 })
    const { page } = visit
    await signInAs(page, product.origin, 'Portfolio Holder for Performance')
    await page.goto(`${product.origin}/halton/indicators/NI59`)
    expect(await main(page)).toContain('Said in the return for quarter 2 of 2008/09, accepted by')
    expect(await page.getByRole('link', { name: 'Said in the return' }).count()).toBe(0)
  })
})

describe('the register of a set', () => {
  it('shows who collects and who answers, the gaps alone, and both as a file', async () => {
    await using visit = await openPage({ javaScript: false, width: 320 })
    const { page } = visit
    await signInAs(page, product.origin, 'Partnership Manager')
    await page.goto(`${product.origin}/halton/sets/NI`)
    const all = await page.locator('tbody tr').count()
    await inOrder(page)
    await page.getByRole('link', { name: 'Show the gaps only' }).click()
    expect(await page.locator('tbody tr').count()).toBeLessThanOrEqual(all)
    const file = await page.request.get(`${product.origin}/halton/sets/NI/file`)
    expect((await file.text()).trim().split('\n')).toHaveLength(all + 1)
  })
})
