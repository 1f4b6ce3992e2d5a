import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axe } from './axe.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { signInAs } from './sign-in.ts'
import { wordsOfDocx } from './words-of-docx.ts'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

/** What a collator of Halton's third quarter of 2008/09 types; targets are those of demo/halton/targets.csv. */
interface Story {
  readonly name: string
  readonly look: { readonly javaScript: boolean; readonly width: number }
  readonly collator: string
  readonly director: string
  readonly department: string
  /** Typed first, and wrong. */
  readonly slip: readonly [code: string, typed: string, sentence: RegExp]
  readonly figures: Readonly<Record<string, string>>
  /** Figures that miss their target. */
  readonly missed: readonly string[]
  readonly shown: readonly [code: string, figure: string, status: string]
}

const stories: readonly Story[] = [
  {
    name: 'without JavaScript, at 320 pixels',
    look: { javaScript: false, width: 320 },
    collator: 'Waste Management Collator',
    director: 'Operational Director, Environmental Services',
    department: 'environmental-services',
    slip: ['NI192', 'a third', /must be a number/],
    figures: { NI191: '560', NI192: '33.1', NI193: '66.2', NI195a: '10' },
    missed: ['NI191', 'NI192', 'NI193'],
    shown: ['NI192', '33.1%', 'Close to target'],
  },
  {
    name: 'with JavaScript, on a wide screen',
    look: { javaScript: true, width: 1280 },
    collator: 'Property Collator',
    director: 'Operational Director, Property Services',
    department: 'property-services',
    slip: ['HBC-PS1', '88.25', /must have 1 decimal place or fewer/],
    figures: { 'HBC-PS1': '88.2', 'HBC-PS2': '91.0' },
    missed: ['HBC-PS1'],
    shown: ['HBC-PS1', '88.2%', 'Close to target'],
  },
]

/** Follows a link or a link that looks like a button. */
const follow = (page: Page, text: string): Promise<void> =>
  page.locator('main a', { hasText: text }).first().click()

const cause = 'Two rounds <b>closed</b> & the skips filled up.'
const performanceTeam = 'Corporate Performance Manager'
const keyIssues = 'A hard quarter: snow in December.'
const question = 'Is the first figure since April or since October?'

describe.each(stories)('a quarter from open to the Word report, $name', (story) => {
  const here = (tail = ''): string => `${product.origin}/halton/returns/${story.department}/q3-2008-09${tail}`
  const box = (page: Page, name: string) => page.locator(`[name="${name}"]`)

  const fit = async (page: Page, name: string): Promise<void> => {
    await axe(page)
    await noSidewaysScroll(page)
    await picture(page, `story-${name}-${story.look.width}`)
  }

  it('is filled in: what is wrong is said at its box and nothing typed is lost', async () => {
    await using visit = await openPage(story.look)
    const { page } = visit
    await signInAs(page, product.origin, story.collator)
    await fit(page, 'my-work')
    await follow(page, 'Fill in')
    const [slipCode, slip, sentence] = story.slip
    await box(page, `${slipCode}.typed`).fill(slip)
    await fit(page, 'return')
    await page.getByRole('button', { name: 'Save and check' }).click()

    expect(await page.title()).toMatch(/^Error: /)
    expect(await box(page, `${slipCode}.typed`).inputValue()).toBe(slip)
    const said = await page.locator('.govuk-error-summary').innerText()
    expect(said).toMatch(sentence)
    expect(said).toMatch(/Enter the figure for/)
    await fit(page, 'return-with-errors')

    for (const [code, figure] of Object.entries(story.figures)) await box(page, `${code}.typed`).fill(figure)
    await box(page, 'key-issues').fill(keyIssues)
    await page.getByRole('button', { name: 'Save and check' }).click()
    const asked = await page.locator('.govuk-error-summary').innerText()
    for (const code of story.missed) expect(asked).toContain(`Enter the cause: ${code}`)

    for (const code of story.missed) {
      await box(page, `${code}.cause`).fill(cause)
      await box(page, `${code}.action`).fill('The manager re-opens them by 31 March.')
      await box(page, `${code}.forecast`).fill('On target by quarter 4.')
    }
    for (const reason of await page.locator('[name$=".reason"]:visible').all())
      await reason.fill('Checked at the source.')
    await page.getByRole('button', { name: 'Save and check' }).click()
    await page.waitForURL(/\/check$/)
    await fit(page, 'check')
    expect(await page.locator('main').innerText()).toContain(cause)
    await page.getByRole('button', { name: 'Send the return' }).click()
    expect(await page.locator('.govuk-notification-banner').innerText()).toContain('has been sent')
    await page.goto(`${product.origin}/halton/figures/${story.shown[0]}/E06000006/q3-2008-09`)
    expect(await page.locator('main').innerText()).not.toContain(story.shown[1])
  })

  it('is queried by the director, answered by the collator, certified and accepted', async () => {
    await using director = await openPage(story.look)
    await signInAs(director.page, product.origin, story.director)
    await director.page.goto(here('/sign-off'))
    await director.page.getByRole('button', { name: 'Send a question back' }).click()
    expect(await director.page.locator('.govuk-error-summary').innerText()).toContain('Enter your question')
    await fit(director.page, 'sign-off-with-errors')
    await box(director.page, 'comment').fill(question)
    await director.page.getByRole('button', { name: 'Send a question back' }).click()
    expect(await director.page.locator('.govuk-notification-banner').innerText()).toContain('question')

    await using collator = await openPage(story.look)
    await signInAs(collator.page, product.origin, story.collator)
    await follow(collator.page, 'Answer')
    expect(await collator.page.locator('main').innerText()).toContain(question)
    await collator.page.getByRole('button', { name: 'Save and check' }).click()
    await collator.page.getByRole('button', { name: 'Send the return' }).click()
    await collator.page.goto(here('/sign-off'))
    expect(new URL(collator.page.url()).pathname).not.toContain('sign-off')

    await director.page.goto(`${product.origin}/halton/my-work`)
    await follow(director.page, 'Read and certify')
    await fit(director.page, 'sign-off')
    await director.page.getByRole('button', { name: 'Certify', exact: true }).click()
    expect(await director.page.locator('.govuk-notification-banner').innerText()).toContain('certified')

    await using team = await openPage(story.look)
    await signInAs(team.page, product.origin, performanceTeam)
    await team.page.goto(here('/sign-off'))
    expect(await team.page.locator('main').innerText()).toContain(story.director)
    await team.page.getByRole('button', { name: 'Accept and sign off' }).click()
    expect(await team.page.locator('.govuk-notification-banner').innerText()).toContain('signed off')
  })

  it('stands on its pages, each figure with who entered it and who signed it off', async () => {
    await using visit = await openPage(story.look)
    const { page } = visit
    await signInAs(page, product.origin, 'Portfolio Holder for Performance')
    const [code, figure, status] = story.shown
    await page.goto(`${product.origin}/halton/indicators/${code}?period=q3-2008-09`)
    const summary = await page.locator('main').innerText()
    for (const text of [figure, status, cause]) expect(summary).toContain(text)
    await fit(page, 'indicator')
    await page.goto(`${product.origin}/halton/figures/${code}/E06000006/q3-2008-09`)
    const evidence = await page.locator('main').innerText()
    for (const text of [figure, story.collator, performanceTeam]) expect(evidence).toContain(text)
    await fit(page, 'figure')
    await page.goto(here())
    expect(await page.title()).toMatch(/^Page not found/)
  })

  it('goes out as a report, on screen and in Word, that says what was typed', async () => {
    await using visit = await openPage(story.look)
    const { page } = visit
    await signInAs(page, product.origin, 'Portfolio Holder for Performance')
    await page.goto(
      `${product.origin}/halton/reports/departmental/q3-2008-09?body=${story.department}&section=all`,
    )
    const [code, figure] = story.shown
    const text = await page.locator('main').innerText()
    for (const said of [figure, cause, keyIssues]) expect(text).toContain(said)
    await fit(page, 'report')

    const address = await page.locator('main a[href*="/files/docx"]').first().getAttribute('href')
    const file = await page.context().request.get(new URL(address ?? '', product.origin).href)
    expect(file.headers()['content-type']).toContain('wordprocessingml')
    const words = wordsOfDocx(await file.body())
    for (const said of [figure, cause, keyIssues, story.director]) expect(words).toContain(said)

    await page.getByRole('link', { name: figure, exact: true }).first().click()
    expect(new URL(page.url()).pathname).toBe(`/halton/figures/${code}/E06000006/q3-2008-09`)
    expect(new URL(page.url()).searchParams.get('as-at')).not.toBeNull()
  })
})
