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

const looks = [
  { name: 'without JavaScript, at 320 pixels', look: { javaScript: false, width: 320 }, mark: 'North' },
  { name: 'with JavaScript, on a wide screen', look: { javaScript: true, width: 1280 }, mark: 'South' },
] as const

const main = (page: Page): Promise<string> => page.locator('main').innerText()
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click()
const follow = (page: Page, name: string): Promise<void> =>
  page.locator('main a', { hasText: name }).first().click()

/** A page as it should be for everybody: nothing for axe to find, nothing beside the screen. */
async function inOrder(page: Page): Promise<void> {
  await axe(page)
  await noSidewaysScroll(page)
}

/** The form came back with these sentences on top, and its title says so. */
async function isTold(page: Page, ...sentences: readonly string[]): Promise<void> {
  expect(await page.title()).toMatch(/^Error: /)
  const lines = await page.locator('.govuk-error-summary li').allInnerTexts()
  expect(lines).toEqual(sentences)
  await inOrder(page)
}

describe.each(looks)('$name', ({ look, mark }) => {
  it('an organisation is added, renamed, moved, closed and opened again', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Corporate Performance Manager')
    await page.goto(`${product.origin}/halton/organisations`)
    await follow(page, 'Add an organisation')

    await press(page, 'Add the organisation')
    await isTold(
      page,
      'Enter the name of the organisation, for example Highways and Transportation',
      'Choose what kind of organisation it is',
      'Choose the sector it belongs to',
    )
    await page.getByLabel('Name', { exact: true }).fill(`Street Scene ${mark}`)
    await page.getByLabel('Department', { exact: true }).check()
    await page.getByLabel('Public', { exact: true }).check()
    await page.getByLabel('Part of').selectOption('environment')
    await page.getByLabel('Short name for addresses').fill('police')
    await press(page, 'Add the organisation')
    await isTold(page, 'Cheshire Police has the short name "police" already. Choose another')
    await page.getByLabel('Short name for addresses').fill('')
    await press(page, 'Add the organisation')
    expect(page.url()).toContain(`/halton/organisations/street-scene-${mark.toLowerCase()}`)
    expect(await main(page)).toContain('The organisation was added.')
    await inOrder(page)

    await follow(page, 'Change name or kind')
    await page.getByLabel('Name', { exact: true }).fill(`Streets <b>${mark}</b>`)
    await press(page, 'Save')
    expect(await page.locator('h1').innerText()).toBe(`Streets <b>${mark}</b>`)

    await follow(page, 'Move')
    const offered = await page.getByLabel('Part of').locator('option').allInnerTexts()
    expect(offered.some((text) => text.includes(mark))).toBe(false)
    await page.getByLabel('Part of').selectOption('health-community')
    await press(page, 'Move the organisation')
    expect(await main(page)).toContain('Health and Community')

    await follow(page, 'Close')
    await page.getByLabel('Last day').fill('2009-02-01')
    await press(page, 'Close the organisation')
    await isTold(page, 'The last day must be today or in the past. Close it when the day has come')
    await page.getByLabel('Last day').fill('2009-01-09')
    await press(page, 'Close the organisation')
    expect(await main(page)).toContain('This organisation closed on 9 January 2009.')
    await follow(page, 'Open again')
    await press(page, 'Open the organisation again')
    expect(await main(page)).toContain('The organisation is open again.')

    await page.locator('footer a', { hasText: 'History' }).click()
    const history = await main(page)
    expect(history).toContain('Name: Street Scene')
    expect(history).toContain('Part of: environment → health-community')
    expect(history).toContain('acting as Performance team')
    await inOrder(page)
  })

  it('what is open below an organisation keeps it open, and is named', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Corporate Performance Manager')
    await page.goto(`${product.origin}/halton/organisations/environment/close`)
    await press(page, 'Close the organisation')
    expect(await page.locator('.govuk-error-summary').innerText()).toContain(
      'Environment still has open parts: Economic Regeneration; Environmental Services;',
    )
    await page.goto(`${product.origin}/halton/organisations/ict-services/close`)
    await press(page, 'Close the organisation')
    await isTold(
      page,
      'ICT Services still has returns that are not accepted: Q3 2008/09. Have them sent and accepted first',
    )
  })

  it('a body is added, wants a chair, gets its members and has them reviewed', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Partnership Manager')
    await page.goto(`${product.origin}/halton/bodies`)
    await follow(page, 'Add a body')

    await page.getByLabel('Subgroup', { exact: true }).check()
    await press(page, 'Add the body')
    await isTold(
      page,
      'Enter the name of the body, for example A Safer Halton Specialist Strategic Partnership',
      'Choose the body that it is a subgroup of, or choose another kind',
    )
    await page.getByLabel('Name', { exact: true }).fill(`Road Safety Group ${mark}`)
    await page.getByLabel('Subgroup of').selectOption('safer-halton')
    await page.getByLabel('A Safer Halton', { exact: true }).check()
    await press(page, 'Add the body')
    expect(await main(page)).toContain('It has no members yet. Add them, the chair first.')
    await inOrder(page)

    await follow(page, 'Add a member')
    await page.getByLabel('First day').fill('')
    await press(page, 'Add the member')
    await isTold(page, 'Choose who is to be a member', 'The first day must be a real date, like 2008-11-14')
    await page.getByLabel('Who').selectOption({ label: 'Police Area Commander' })
    await page.getByLabel('Speaks for').selectOption('police')
    await page.getByLabel('First day').fill('2009-01-05')
    await press(page, 'Add the member')
    const first = await main(page)
    expect(first).toContain('It has no chair.')
    expect(first).toContain('5 January 2011')
    expect(first).toContain('Speaking for an organisation: all 1.')

    await follow(page, 'Add a member')
    const offered = await page.getByLabel('Who').locator('option').allInnerTexts()
    expect(offered).not.toContain('Police Area Commander')
    await page.getByLabel('Who').selectOption({ label: 'Leader of the Council' })
    await page.getByLabel('Chair', { exact: true }).check()
    await press(page, 'Add the member')
    expect(await main(page)).not.toContain('It has no chair.')
    await inOrder(page)

    await page.goto(`${product.origin}/halton/bodies/partnership-board`)
    const overdue = page.locator('tr', { hasText: 'overdue' })
    const before = await overdue.count()
    expect(before).toBeGreaterThan(0)
    await overdue.first().getByRole('link', { name: 'Review or end' }).click()
    await press(page, 'Keep the membership')
    expect(await overdue.count()).toBe(before - 1)
    await page.locator('tr', { hasText: 'Jobcentre District Manager' }).getByRole('link').last().click()
    await page.getByLabel('Last day').fill('2001-01-01')
    await press(page, 'End the membership')
    await isTold(page, 'The last day must not be before the first, which was 11 February 2008')
  })
})

describe('two people at once', () => {
  it.each([
    ['organisation', 'organisations/culture-leisure'],
    ['body', 'bodies/employment-learning-skills'],
  ])('overwrite nothing (%s): the second sees both names and decides', async (what, path) => {
    await using first = await openPage({ javaScript: false, width: 320 })
    await using second = await openPage({ javaScript: false, width: 320 })
    const address = `${product.origin}/halton/${path}`
    for (const [{ page }, post] of [
      [first, 'Corporate Performance Manager'],
      [second, 'Partnership Manager'],
    ] as const) {
      await signInAs(page, product.origin, post)
      await page.goto(`${address}/edit`)
    }
    await first.page.getByLabel('Name', { exact: true }).fill('Culture')
    await press(first.page, 'Save')
    await second.page.getByLabel('Name', { exact: true }).fill('Leisure')
    if (what === 'body') await second.page.getByLabel('A Safer Halton', { exact: true }).check()
    await press(second.page, 'Save')

    const said = await main(second.page)
    expect(said).toContain(`Corporate Performance Manager changed this ${what} on 27 January 2009`)
    const [name] = await second.page.locator('tbody tr').allInnerTexts()
    expect(name?.split('\t')).toEqual(['Name', 'Culture', 'Leisure'])
    await inOrder(second.page)
    await first.page.goto(address)
    expect(await first.page.locator('h1').innerText()).toBe('Culture')
    await press(second.page, 'Save')
    await first.page.goto(address)
    expect(await first.page.locator('h1').innerText()).toBe('Leisure')
  })
})

describe('whoever only reads', () => {
  it('sees organisations and bodies, is offered no change, and finds no page for one', async () => {
    await using visit = await openPage({ javaScript: false, width: 320 })
    const { page } = visit
    await signInAs(page, product.origin, 'Internal Auditor')
    for (const path of [
      'organisations',
      'organisations/council',
      'bodies',
      'bodies/safer-halton',
      'bodies/themes',
    ]) {
      const answer = await page.goto(`${product.origin}/halton/${path}`)
      expect([path, answer?.status()]).toEqual([path, 200])
      expect(await page.locator('main form').count()).toBe(0)
      expect(await page.locator('main .govuk-button').count()).toBe(0)
    }
    for (const path of [
      'organisations/new',
      'organisations/council/edit',
      'organisations/council/move',
      'organisations/council/close',
      'bodies/new',
      'bodies/safer-halton/edit',
      'bodies/safer-halton/close',
      'bodies/safer-halton/members/new',
      'bodies/nowhere',
      'organisations/nowhere',
    ]) {
      const answer = await page.goto(`${product.origin}/halton/${path}`)
      expect([path, answer?.status()]).toEqual([path, 404])
    }
  })
})
