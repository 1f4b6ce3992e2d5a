import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthNames } from '../../src/kernel/period-words.ts'
import { openPage } from './browser.ts'
import { pages } from './pages.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { signInAs } from './sign-in.ts'

let product: Demonstration
beforeAll(async () => {
  product = await startDemonstration()
})
afterAll(() => product.stop())

/** Everything the demonstration and the packs say themselves: such words stand outside the dictionaries. */
const ownWords = ['demo/halton', 'demo/harrow', 'packs']
  .flatMap((place) => {
    const folder = join(import.meta.dirname, '../..', place)
    const files = readdirSync(folder).filter((file) => file.endsWith('.csv'))
    return files.flatMap((file) => parse(readFileSync(join(folder, file)), {}))
  })
  .flat()
  .flatMap((cell) => [cell, ...cell.split(/[;\n]/)])
  .map((cell) => cell.trim())
  .filter((cell) => /[a-z]/i.test(cell))
  .toSorted((a, b) => b.length - a.length)

// Dates, times and periods have a table of their own in the kernel; a second language brings its own.
const calendar = new RegExp(
  `\\b(${[...monthNames, ...monthNames.map((name) => name.slice(0, 3))].join('|')}|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun|quarter|half|of|to|school year|midday|midnight|am|pm|Q[1-4]|H[12])\\b`,
  'g',
)

/** What is left of a text when messages, the council's own words and the calendar are taken out. */
function leftOver(text: string): string {
  let rest = text
  // Messages may hold messages.
  for (let before = ''; before !== rest;) {
    before = rest
    rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' ')
  }
  // What is written into a Word template is spelt the same in every language.
  rest = rest.replaceAll('school year', ' ').replaceAll(/\{\{\w+\}\}/g, ' ')
  // Whole words alone: "rate" is a word of the demonstration, and "Strategy" is not.
  for (const own of ownWords) if (rest.includes(own)) rest = rest.replace(wholeWord(own), '$1 ')
  return rest.replace(calendar, ' ').replace(/\d+(am|pm)/g, ' ')
}

const wholeWord = (own: string): RegExp =>
  new RegExp(`(^|[^A-Za-z])${own.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z])`, 'g')

const english = /[A-Za-z]{3,}/
/** The pages that are text as a whole are written, not assembled; they are translated as a whole. */
const placePages = pages.filter(
  (page) =>
    page.path.startsWith('/halton/') && !page.path.includes('/history') && !page.path.endsWith('/audit'),
)

describe('a second language', () => {
  it.each([...Map.groupBy(placePages, (page) => page.post ?? '')])(
    'finds no word of ours outside the dictionaries, as %s',
    async (post, open) => {
      await using visit = await openPage({ javaScript: false })
      await signInAs(visit.page, product.origin, post)
      for (const { name, path } of open) {
        await visit.page.goto(`${product.origin}/en-xa${path}`)
        const texts = await visit.page.locator('body').evaluate((body) => {
          const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
          const found: string[] = []
          // A text of a picture is one text, however many lines it takes.
          const whole = (node: Node): Node => node.parentElement?.closest('text') ?? node
          while (walker.nextNode()) found.push(whole(walker.currentNode).textContent ?? '')
          return found
        })
        const strays = texts
          .map(leftOver)
          .filter((text) => english.test(text))
          .map((text) => text.trim())
        expect({ name, strays }).toEqual({ name, strays: [] })
      }
    },
  )
})
