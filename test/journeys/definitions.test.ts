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

const manager = 'Corporate Performance Manager'
const main = (page: Page): Promise<string> => page.locator('main').innerText()
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()
const inOrder = async (page: Page): Promise<void> => {
  await axe(page)
  await noSidewaysScroll(page)
}
const choose = (page: Page, box: string, value: string): Promise<void> =>
  page.locator(`[name="${box}"][value="${value}"]`).check()

const looks = [
  { name: 'without JavaScript, at 320 pixels', look: { javaScript: false, width: 320 }, code: 'HBC-R1' },
  { name: 'with JavaScript, on a wide screen', look: { javaScript: true, width: 1280 }, code: 'HBC-R2' },
] as const

describe.each(looks)('$name', ({ look, code }) => {
  const at = (more: string): string => `${product.origin}/halton/indicators/${code}${more}`

  it('a rating is added, given a figure and a target, and judged by its levels', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, manager)
    await page.goto(`${product.origin}/halton/indicators`)
    await page.getByRole('button', { name: 'Add an indicator' }).click()
    await press(page, 'Add the indicator')
    const problems = await page.locator('.govuk-error-summary').innerText()
    for (const line of [
      'Enter the code of the indicator, for example NI192',
      'Say how and by whom it will be recorded, and in which system.',
      'Choose how the figure of several areas is made, even if it is not',
      'Enter the baseline, or who is to set it',
    ])
      expect(problems).toContain(line)
    await inOrder(page)
    await picture(page, `indicator-new-with-errors-${look.width}`)

    await page.locator('[name="code"]').fill(code)
    await page.locator('[name="title"]').fill('Rating of the Partnership')
    await page.locator('[name="definition"]').fill('The rating that the Government Office gives')
    await page
      .locator('[name="recordedHow"]')
      .fill('From its letter, by the performance team, in this system')
    await choose(page, 'kind', 'ordinal')
    await page.locator('[name="scale"]').selectOption('amber-red')
    await choose(page, 'polarity', 'high')
    await page.locator('[name="periodKind"]').selectOption('quarter')
    await page.locator('[name="lagMonths"]').fill('0')
    await choose(page, 'overTime', 'last')
    await choose(page, 'overAreas', 'none')
    await choose(page, 'isKey', 'yes')
    await page.locator('[name="baseline"]').fill('Amber Red, 06/07')
    await page.locator('[name="owners"]').fill('Chair of the Partnership\nPartnership Manager')
    await press(page, 'Add the indicator')
    const said = await main(page)
    for (const line of [
      'The indicator was added.',
      'Red < Amber Red < Amber Green < Green',
      'Amber Red, 06/07',
      'Chair of the Partnership and Partnership Manager jointly',
    ])
      expect(said).toContain(line)
    await inOrder(page)
    await picture(page, `indicator-definition-levels-${look.width}`)

    await page.goto(at('/targets?for=2008-09'))
    await page.locator('[name="regime"]').selectOption('local')
    await page.locator('[name="target"]').fill('Yellow')
    await press(page, 'Put it to the body')
    expect(await main(page)).toContain('The target must be Red, Amber Red, Amber Green or Green')
    await inOrder(page)
  })

  it('a definition changes for both who change it, and what its figures mean stays', async () => {
    await using first = await openPage(look)
    await using second = await openPage(look)
    for (const { page } of [first, second]) {
      await signInAs(page, product.origin, manager)
      await page.goto(at('/edit'))
    }
    await second.page.locator('[name="title"]').fill('Rating by the Government Office')
    await second.page.locator('[name="reason"]').fill('As the Office calls it')
    await press(second.page, 'Save the definition')
    expect(await main(second.page)).toContain('The definition was saved.')

    await first.page.locator('[name="source"]').fill('Letter of the Office')
    await first.page.locator('[name="reason"]').fill('Where it comes from')
    await press(first.page, 'Save the definition')
    const told = await main(first.page)
    expect(told).toContain('changed this definition on')
    expect(told).toContain('Rating by the Government Office')
    expect(await first.page.locator('[name="source"]').inputValue()).toBe('Letter of the Office')
    await inOrder(first.page)
    await picture(first.page, `indicator-edit-both-${look.width}`)

    await first.page.goto(`${product.origin}/halton/indicators/NI192/edit`)
    await first.page.locator('[name="unit"]').fill('tonnes')
    await first.page.locator('[name="reason"]').fill('Another measure')
    await press(first.page, 'Save the definition')
    const refused = await first.page.locator('.govuk-error-summary').innerText()
    expect(refused).toContain('the unit is part of what they mean')
    expect(refused).toContain('name it as the successor')
    await first.page.goto(`${product.origin}/halton/indicators/NI192/history`)
    await second.page.goto(at('/history'))
    expect(await main(second.page)).toContain('As the Office calls it')
  })

  it('a break, an earlier code and a successor are declared, and the earlier code leads on', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, manager)
    await page.goto(at('/breaks'))
    await press(page, 'Declare the break')
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('like Q1 2008/09')
    await page.locator('[name="since"]').fill('Q1 2008/09')
    await page.locator('[name="reason"]').fill('The Office changed its scale.')
    await press(page, 'Declare the break')
    expect(await main(page)).toContain(
      'From Q1 2008/09 on figures are not compared with those before: the definition changed on 1 April 2008.',
    )
    await page.locator('form[action*="add-alias"] [name="alias"]').fill(`GOL ${look.width}`)
    await press(page, 'Add the earlier code')
    expect(await main(page)).toContain(`Ex GOL ${look.width}`)
    await page.locator('[name="successor"]').fill('NI192')
    await page.locator('[name="startsOn"]').fill('2009-04-01')
    await page.locator('[name="why"]').fill('To try it')
    await press(page, 'Save the successor')
    expect(await main(page)).toContain('from 1 April 2009')
    await inOrder(page)
    await picture(page, `indicator-breaks-${look.width}`)
    await page.locator('[name="successor"]').fill('')
    await page.locator('[name="why"]').fill('It was a trial')
    await press(page, 'Save the successor')
    expect(await main(page)).toContain('Nothing has taken its place.')

    await page.goto(`${product.origin}/halton/indicators/GOL%20${look.width}/definition`)
    expect(new URL(page.url()).pathname).toBe(`/halton/indicators/${code}/definition`)
  })

  it('the quality of its figures is checked, and a reader sees when', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, manager)
    await page.goto(at('/passport'))
    await press(page, 'Save the check')
    expect(await page.locator('.govuk-error-summary').innerText()).toContain(
      'Answer the question about timeliness',
    )
    for (const dimension of ['accuracy', 'validity', 'reliability', 'relevance', 'completeness'])
      await choose(page, dimension, 'yes')
    await choose(page, 'timeliness', 'partly')
    await page.locator('[name="timeliness-note"]').fill('The letter comes late')
    await page.locator('[name="checkedOn"]').fill('2008-10-02')
    await press(page, 'Save the check')
    expect(await main(page)).toContain(`Checked 2 October 2008 by the ${manager}: grade 3 of 4.`)
    await inOrder(page)
    await picture(page, `indicator-passport-${look.width}`)

    await using reader = await openPage(look)
    await signInAs(reader.page, product.origin, 'Portfolio Holder for Performance')
    await reader.page.goto(at(''))
    expect(await main(reader.page)).toContain('Checked 2 October 2008, grade 3 of 4')
    await reader.page.goto(at('/passport'))
    expect(await reader.page.getByRole('button', { name: 'Save the check' }).count()).toBe(0)
    expect((await reader.page.goto(at('/edit')))?.status()).toBe(404)
  })
})
