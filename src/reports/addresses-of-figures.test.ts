import { beforeAll, describe, expect, it } from 'vitest'
import { demonstrationApp } from '../../test/worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../../test/worlds/posts.ts'
import { elementsOf, readXml, textOf } from '../charts/testing/read-xml.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { shownValue, valueText } from '../indicators/shown-value.ts'
import { targetText } from '../indicators/target-text.ts'
import { indicatorWords } from '../indicators/words.ts'
import { londonDate, readAsAt } from '../kernel/london.ts'
import { quarter } from '../kernel/period.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { blocksIn, type PaperTree } from '../paper/tree.ts'
import { partsOf, targetsOf, xmlPart } from '../paper/testing/read-docx.ts'
import { readPdf } from '../paper/testing/read-pdf.ts'
import { readWorkbookFile, shownNumber } from '../paper/testing/read-xlsx.ts'
import { loadFigure } from '../performance/load-figure.action.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { figureAt, linksIn } from './figures-in.ts'
import { listReports } from './list-reports.action.ts'
import { makeReport, type MadeReport } from './make-report.action.ts'
import { reportDefinitions } from './report-list.ts'

let app: App
let halton: Place
let manager: Actor
const asAt = new Date('2008-11-14T23:59:59.999Z')
const made = new Map<string, MadeReport>()
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  manager = await actorNamed(app, halton, 'Corporate Performance Manager')
  const { subjects } = await listReports(app, halton, manager, null)
  for (const { code } of reportDefinitions) {
    const body = subjects[code][0]?.code ?? ''
    const asked = { definition: code, body, period: quarter(2008, 2), asAt }
    const report = await makeReport(app, halton, manager, asked)
    if (isRefusal(report)) throw new Error(`${code} of ${body}: ${report.why}`)
    made.set(code, report)
  }
})

function given(code: string): MadeReport {
  const report = made.get(code)
  if (!report) throw new Error(`${code} was not made`)
  return report
}

/** A text that leads to a figure. */
interface Lead {
  readonly text: string
  readonly href: string
}

const isFigure = ({ href }: Lead): boolean => figureAt(href) !== null

/** How each format is read back as texts with the addresses they lead to. */
const readers = {
  html: (file: Uint8Array): Promise<Lead[]> => {
    const page = Buffer.from(file)
      .toString()
      .replace('<!doctype html>', '')
      .replace(/<meta([^>]*)>/g, '<meta$1/>')
    const links = elementsOf(readXml(page), 'a')
    return Promise.resolve(links.map((one) => ({ text: textOf(one), href: one.attributes.href ?? '' })))
  },
  docx: async (file: Uint8Array): Promise<Lead[]> => {
    const parts = await partsOf(file)
    const targets = targetsOf(parts, 'word/document.xml')
    return elementsOf(xmlPart(parts, 'word/document.xml'), 'w:hyperlink').map((one) => ({
      text: textOf(one),
      // Word keeps what stands behind the # beside the address.
      href: [targets.get(one.attributes['r:id'] ?? '') ?? '', one.attributes['w:anchor'] ?? []]
        .flat()
        .join('#'),
    }))
  },
  xlsx: async (file: Uint8Array): Promise<Lead[]> => {
    const { sheets } = await readWorkbookFile(file)
    return sheets.flatMap(({ cells }) =>
      [...cells.values()].map(({ value, format, link }) => ({
        text:
          typeof value === 'number' && !/"[^"]*\d/.test(format) ? shownNumber(value, format) : String(value),
        href: link ?? '',
      })),
    )
  },
}

/** The addresses of figures in a report; a workbook holds its tables alone. */
function addressesIn({ blocks }: PaperTree, format: string): string[] {
  const kept = format === 'xlsx' ? [...blocksIn(blocks)].filter(({ kind }) => kind === 'table') : blocks
  return [...linksIn({ blocks: kept })].filter((href) => figureAt(href) !== null).toSorted()
}

/** What a figure's own page says as at the moment that the address names: its value and its target. */
async function saidAt(href: string): Promise<string[]> {
  const figure = figureAt(href)
  const address = new URL(href)
  const moment = readAsAt(address.searchParams.get('as-at') ?? '')
  expect(moment).toEqual(asAt)
  const periodText = address.pathname.split('/').at(-1) ?? ''
  const found = await readTenant(app.db, halton.id, (trx) =>
    loadFigure(
      trx,
      manager,
      { code: figure?.code ?? '', areaCode: figure?.areaCode ?? '', periodText },
      { asAt: moment, today: londonDate(asAt) },
    ),
  )
  if (!found) throw new Error(`${href} leads to no figure`)
  const { observation, target, indicator } = found.assessment
  const words = indicatorWords('en')
  return [valueText(shownValue(observation, indicator), words), targetText(target, indicator, words) ?? '–']
}

const numberIn = (text: string): number => Number(/-?\d[\d,]*(\.\d+)?/.exec(text)?.[0].replaceAll(',', ''))
const tidy = (text: string): string => text.replace(/[\s\u200b]+/g, ' ').trim()

describe.each(reportDefinitions.map(({ code }) => code))('every figure in the report %s', (code) => {
  const reportOf = (): MadeReport => given(code)

  it.each(Object.entries(readers))(
    'leads to its own page from %s, where it stands as printed',
    async (format, read) => {
      const report = reportOf()
      const leads = (await read(await report.render(format as keyof typeof readers))).filter(isFigure)
      expect(leads.map(({ href }) => href).toSorted()).toEqual(addressesIn(report.tree, format))
      const said = new Map<string, string[]>()
      for (const { text, href } of leads) {
        const plain = href.replace(/#.*$/, '')
        if (!/^[-−£]?\d[\d,.]*/.test(tidy(text)) || href.includes('#')) continue
        if (!said.has(plain)) said.set(plain, await saidAt(plain))
        // A cell of a workbook holds the exact number, and its unit in its format.
        const isSaid = said
          .get(plain)
          ?.some((one) => tidy(one) === tidy(text) || (format === 'xlsx' && numberIn(one) === numberIn(text)))
        expect([text, href, isSaid]).toEqual([text, href, true])
      }
    },
  )

  it('leads to its own page from pdf', async () => {
    const report = reportOf()
    const { pages } = readPdf(await report.render('pdf'))
    const led = pages.flatMap(({ addresses }) => addresses).filter((href) => figureAt(href) !== null)
    expect(new Set(led)).toEqual(new Set(addressesIn(report.tree, 'pdf')))
  })

  it('is a number of a table only with an address', () => {
    const { tree } = reportOf()
    const figures = ['Last quarter', 'Target', 'Actual']
    for (const block of blocksIn(tree.blocks)) {
      if (block.kind !== 'table') continue
      for (const [i, { label }] of block.columns.entries())
        for (const row of block.rows) {
          const cell = row[i]
          if (!figures.includes(label) || typeof cell !== 'object' || cell.kind !== 'number') continue
          expect(figureAt(cell.href ?? ''), `${label}: ${cell.text}`).not.toBeNull()
        }
    }
  })
})
