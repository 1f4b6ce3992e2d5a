import { beforeAll, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { readTenant } from '../../src/db/tenant.ts'
import { shownValue, valueText } from '../../src/indicators/shown-value.ts'
import { targetText } from '../../src/indicators/target-text.ts'
import { indicatorWords } from '../../src/indicators/words.ts'
import type { Assessment } from '../../src/indicators/assess.ts'
import { londonDate, writeAsAt } from '../../src/kernel/london.ts'
import { formats, type PaperFormat } from '../../src/paper/formats.ts'
import { readTables } from '../../src/paper/testing/read-tables.ts'
import { loadFigure } from '../../src/performance/load-figure.action.ts'
import { openReportFile } from '../../src/reports/open-report.action.ts'
import { listOrganisations } from '../../src/organisations/organisation.sql.ts'
import type { Place } from '../../src/places/place.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../worlds/posts.ts'
import { homeArea } from '../worlds/new-tenant.ts'

/**
 * Always true, 2: a figure in a report equals the figure on its page equals the figure from the interface, as at the same
 * date, for the same reader. `test/api/same-figures.test.ts` holds the report, the page and the interface against each
 * other; this one the page against the report in every format.
 */
let app: App
let halton: Place
let reader: Actor
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  reader = await actorNamed(app, halton, 'Portfolio Holder for Performance')
}, 120_000)

const words = indicatorWords('en')
const asAt = new Date('2009-01-12T09:29:59.999Z')

/** What a line of the departmental report says: code, target, figure, status. */
interface Said {
  readonly code: string
  readonly target: string
  readonly actual: string
  readonly status: string
}

/** On its own page, in words; in a text file a number is the number itself. */
async function onPage(code: string, isText: boolean): Promise<Said> {
  const page = await readTenant(app.db, halton.id, (trx) =>
    loadFigure(
      trx,
      reader,
      { code, areaCode: homeArea, periodText: 'q2-2008-09' },
      { asAt, today: londonDate(asAt) },
    ),
  )
  if (!page) throw new Error(`${code} has no page`)
  const { assessment } = page
  const { status, observation, target } = assessment
  const printed = {
    actual: valueText(shownOf(assessment), words),
    target: targetText(target, assessment.indicator, words) ?? '–',
  }
  const asNumber = (number: string | null | undefined, text: string): string =>
    isText && number != null ? String(Number(number)) : text
  return {
    code,
    target: asNumber(target?.value, printed.target),
    actual: asNumber(observation?.value, printed.actual),
    status: words.statuses[status],
  }
}

const shownOf = ({ observation, indicator, status }: Assessment) =>
  shownValue(observation, indicator, status === 'not-due' ? 'not-due' : 'missing')

async function inFile(department: string, format: PaperFormat): Promise<Said[]> {
  const asked = { definition: 'departmental', period: 'q2-2008-09', body: department, asAt }
  const file = await openReportFile(app, { place: halton, actor: reader, now: asAt }, asked, format)
  if ('refused' in file) throw new Error(`${department}: ${file.why}`)
  const tables = await readTables[format](file.bytes)
  const squeezed = (text = ''): string => text.replace(/[\s\u200b]+/g, ' ').trim()
  return (tables[0] ?? [])
    .map((line) => (format === 'csv' ? line.slice(1) : line))
    .map(([code, , , target, actual, status]) => ({
      code: squeezed(code),
      target: squeezed(target),
      actual: squeezed(actual),
      status: squeezed(status),
    }))
}

it.each(Object.keys(formats) as PaperFormat[])(
  'each figure of the departmental reports as %s is the one on its page as at the same moment',
  async (format) => {
    const departments = await readTenant(app.db, halton.id, (trx) => listOrganisations(trx, 'department'))
    expect(departments).toHaveLength(19)
    let compared = 0
    for (const { code: department } of departments) {
      for (const said of await inFile(department, format)) {
        const page = await onPage(said.code, format === 'csv')
        // Before the word of a status eyes see its shape and letter.
        const status = said.status.endsWith(page.status) ? page.status : said.status
        expect({ ...said, status }, `${department} as at ${writeAsAt(asAt)}`).toEqual(page)
        compared += 1
      }
    }
    expect(compared).toBe(45)
  },
  120_000,
)
