import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inRole, readPdf, type PdfFile } from '../../src/paper/testing/read-pdf.ts'
import { axe } from './axe.ts'
import { boardFaults } from './board-faults.ts'
import { noSidewaysScroll, openPage, picture } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { Hands } from './hands.ts'
import { signInAs } from './sign-in.ts'
import { wordsOfDocx } from './words-of-docx.ts'

// What those who read, and enter nothing, come for: from "my work", without help and in few interactions.

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

const looks = [
  { javaScript: false, width: 768 },
  { javaScript: true, width: 1280 },
] as const

const quarter = 'quarter 2 of 2008/09'
const themes = [
  'A Healthy Halton',
  "Halton's Urban Renewal",
  'Children and Young People in Halton',
  'Employment, Learning and Skills in Halton',
  'A Safer Halton',
]
const councillors = [
  ['Portfolio Holder for Performance', `What is off target, and why: ${quarter}`, 'Halton: exceptions'],
  [
    'Chair of Safer Halton',
    `What is off target in A Safer Halton, and why: ${quarter}`,
    'A Safer Halton: exceptions',
  ],
] as const

async function download(page: Page, hands: Hands, link: Locator): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), hands.press(link)])
  return readFile(await file.path())
}

/** The paragraphs of a page that open with this word. */
async function opening(page: Page, word: string): Promise<string[]> {
  const all = await page.locator('main p').allTextContents()
  return all.map(plain).filter((text) => text.startsWith(word))
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

describe.each(looks)('at $width pixels, JavaScript $javaScript', (look) => {
  it.each(councillors)('the %s asks what is going wrong and why in 2', async (post, question, title) => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, post)
    const hands = new Hands()
    await picture(page, `my-work-reports-${look.width}`)
    await axe(page)
    await hands.press(page.getByRole('link', { name: question, exact: true }))
    await page.waitForURL(/\/published\/[0-9a-f]{12}$/)
    expect(await page.locator('h1').innerText()).toBe(`${title}, ${quarter}`)
    expect(await page.locator('main h2').allInnerTexts()).toEqual([
      'Picture',
      'What went well',
      'What is off target, and why',
      'What comes next',
    ])
    const causes = await opening(page, 'Cause.')
    expect(causes).not.toEqual([])
    const why = await Promise.all(
      ['Action.', 'Forecast.', 'Here because:'].map((word) => opening(page, word)),
    )
    for (const said of why) expect(said).toHaveLength(causes.length)
    expect(causes.some((cause) => cause.includes('Thefts from vans rose in two wards in August'))).toBe(true)
    await axe(page)
    await noSidewaysScroll(page)
    await picture(page, `exceptions-${look.width}`)

    const word = page.getByRole('button', { name: 'Download Word' })
    const lines = wordsOfDocx(await download(page, hands, word))
      .split('\n')
      .map(plain)
    expect(lines.filter((line) => line.startsWith('Cause.'))).toEqual(causes)
    expect(hands.count).toBeLessThanOrEqual(2)
  })

  it('the Chief Executive hands the scorecard and the exceptions to the Board unedited', async () => {
    await using visit = await openPage(look)
    const { page } = visit
    await signInAs(page, product.origin, 'Chief Executive')
    /** Follows links by their names from "my work", takes the PDF, and looks whether it says what its page says. */
    const take = async (...names: readonly string[]): Promise<PdfFile> => {
      await page.goto(`${product.origin}/halton/my-work`)
      const hands = new Hands()
      for (const name of names) await hands.press(page.getByRole('link', { name }).first())
      await page.waitForURL(/\/published\/[0-9a-f]{12}$/)
      const code = new URL(page.url()).pathname.split('/').at(-1) ?? ''
      const facts = plain(await page.locator('main dl').first().innerText())
      expect(facts).toMatch(new RegExp(`Hash ${code}[0-9a-f]{52}`))
      const file = readPdf(await download(page, hands, page.getByRole('link', { name: /^PDF, / })))
      expect(hands.count).toBeLessThanOrEqual(3)
      expect(file.title).toBe(await page.locator('h1').innerText())
      const [first] = file.pages
      expect(first?.printed).toContain('as at 7 November 2008, 9:59am')
      expect(first?.printed).toContain(
        `Published on 7 November 2008, 10am by the Corporate Performance Manager. ${code}`,
      )
      expect(inRole(file.root, 'H1')).not.toEqual([])
      expect(boardFaults(file)).toEqual([])
      return file
    }

    const card = await take(`Halton Strategic Partnership balanced scorecard: ${quarter}`)
    // One side of A3, in points.
    expect(card.pages.map(({ size }) => size.map(Math.round))).toEqual([[1191, 842]])
    const exceptions = await take(`What is off target, and why: ${quarter}`)
    expect(exceptions.pages.length).toBeLessThanOrEqual(4)
    expect(inRole(exceptions.root, 'P').some(({ text }) => text.startsWith('Cause.'))).toBe(true)
    for (const theme of themes) {
      const ofTheme = await take('All published reports', `Exception report of a theme: ${theme}`)
      expect(ofTheme.title).toBe(`${theme}: exceptions, ${quarter}`)
      expect(ofTheme.pages).toHaveLength(1)
    }
  })
})
