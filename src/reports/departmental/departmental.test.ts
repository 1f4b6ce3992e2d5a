import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { demonstrationApp } from '../../../test/worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../../../test/worlds/posts.ts'
import type { App } from '../../db/app.ts'
import { inTenant, readTenant } from '../../db/tenant.ts'
import { loadFigure } from '../../performance/load-figure.action.ts'
import { importValues } from '../../imports/import-values.action.ts'
import { shownValue, valueText } from '../../indicators/shown-value.ts'
import { indicatorWords } from '../../indicators/words.ts'
import { londonDate, readAsAt, writeAsAt } from '../../kernel/london.ts'
import { quarter } from '../../kernel/period.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { lintTree } from '../../paper/lint-tree.ts'
import { blocksIn, cellText, type PaperTree, type TableBlock } from '../../paper/tree.ts'
import type { Actor } from '../../rights/actor.ts'
import { listOrganisations } from '../../organisations/organisation.sql.ts'
import type { Place } from '../../places/place.ts'
import { setClock } from '../../places/place.sql.ts'
import { loadDepartmental } from './load-departmental.action.ts'
import { makeReport, type MadeReport } from '../make-report.action.ts'
import { settleAsAt } from '../settle-as-at.action.ts'

let app: App
let halton: Place
let councillor: Actor
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  councillor = await actorNamed(app, halton, 'Portfolio Holder for Performance')
})

const q2 = quarter(2008, 2)
const now = new Date('2009-01-12T09:29:59.999Z')

async function made(body: string, asAt = now, period = q2): Promise<MadeReport> {
  const report = await makeReport(app, halton, councillor, { definition: 'departmental', body, period, asAt })
  if (isRefusal(report)) throw new Error(report.why)
  return report
}

const tableOf = (tree: PaperTree): TableBlock => {
  const table = [...blocksIn(tree.blocks)].find((block) => block.kind === 'table')
  if (!table) throw new Error('the report has no table')
  return table
}
const textOf = (tree: PaperTree): string => JSON.stringify(tree.blocks)

describe('the departmental quarterly report', () => {
  it('shows each figure of all 19 departments as its own page does, and leads there', async () => {
    const words = indicatorWords('en')
    const departments = await readTenant(app.db, halton.id, (trx) => listOrganisations(trx, 'department'))
    expect(departments).toHaveLength(19)
    let figures = 0
    for (const { code } of departments) {
      const { tree } = await made(code)
      expect([...lintTree(tree)]).toEqual([])
      for (const row of tableOf(tree).rows) {
        const actual = row[4]
        if (typeof actual !== 'object' || actual.href === undefined)
          throw new Error('a figure without a link')
        const { pathname, searchParams, origin } = new URL(actual.href)
        const [, place, , indicator = '', areaCode = '', periodText = ''] = pathname.split('/')
        expect([origin, place]).toEqual([app.publicOrigin, 'halton'])
        const asAt = readAsAt(searchParams.get('as-at') ?? '')
        expect(asAt).toEqual(now)
        const page = await readTenant(app.db, halton.id, (trx) =>
          loadFigure(
            trx,
            councillor,
            { code: indicator, areaCode, periodText },
            { asAt, today: londonDate(now) },
          ),
        )
        if (!page) throw new Error(`${pathname} has no page`)
        const { observation, status, indicator: form } = page.assessment
        expect(cellText(actual)).toBe(
          valueText(shownValue(observation, form, status === 'not-due' ? 'not-due' : 'missing'), words),
        )
        expect(cellText(row[5] ?? '')).toBe(words.statuses[status])
        figures += 1
      }
    }
    expect(figures).toBe(45)
  })

  // From demo/halton/returns.csv and key-issues.csv, quarter 2: HBC-LM2 is 1 against none aimed at.
  it('explains what is off target with the words that were accepted, and says who accepted them', async () => {
    const { tree, head } = await made('legal-member-services')
    const text = textOf(tree)
    expect(tree.title).toBe('Legal and Member Services: quarterly report, quarter 2 of 2008/09')
    expect(tree.asAt).toBe('as at 12 January 2009, 9:29am')
    expect(text).toContain('One complaint about the handling of a school admission appeal was upheld')
    expect(text).toContain('Achievement unlikely: the aim of none in the year cannot be met')
    expect(text).toContain('Here because: up to 5% below target.')
    expect(text).toContain(
      'The figures were accepted by the Operational Director, Legal and Member Services on 28 October 2008, 3pm.',
    )
    const figures = await loadDepartmental(app, halton, councillor, { ...head, body: head.subject.code })
    const keyIssues = isRefusal(figures) ? '' : (figures.signOff?.keyIssues ?? '')
    expect(keyIssues).not.toBe('')
    expect(text).toContain(keyIssues.slice(0, 40))
  })

  it('knew nothing on the day before the figures were accepted', async () => {
    const before = new Date('2008-10-27T23:59:59.999Z')
    const { tree } = await made('legal-member-services', before)
    const text = textOf(tree)
    expect(text).toContain('No figures for this period. Not rated 2: 2 missing.')
    expect(text).toContain('had not been accepted')
    expect(text).not.toContain('Key issues')
    expect(text).not.toContain('One complaint')
  })

  it('is the same bytes each time as at the same moment', async () => {
    const hashes = async (): Promise<string[]> => {
      const { render } = await made('environmental-services')
      const files = await Promise.all((['docx', 'pdf', 'xlsx', 'html', 'csv'] as const).map(render))
      return files.map((file) => createHash('sha256').update(file).digest('hex'))
    }
    expect(await hashes()).toEqual(await hashes())
  })

  it('is not there for somebody without a role, for another kind of body, or for a year', async () => {
    const stranger = { ...councillor, grants: [] }
    const ask = async (actor: Actor, body: string, period = q2): Promise<unknown> =>
      makeReport(app, halton, actor, { definition: 'departmental', body, period, asAt: now })
    for (const asked of [
      ask(stranger, 'environmental-services'),
      ask(councillor, 'police'),
      ask(councillor, 'nothing'),
      ask(councillor, 'environmental-services', { kind: 'financial-year', index: 2008 }),
    ])
      expect(await asked).toMatchObject({ refused: 'not-found', why: 'report-not-found' })
  })

  it('of now holds what was recorded a moment ago, and nothing recorded later changes it', async () => {
    const record = async (value: string): Promise<void> => {
      const text = `indicator_code,area_code,period,value\nNI192,E06000006,Q2 2008/09,${value}\n`
      const author = { personId: councillor.personId, name: 'Test', requestId: 'test' }
      const request = { name: 'test.csv', text, source: 'Test', create: false, dryRun: false, partial: false }
      expect(await importValues(app, halton.id, author, 'test', request)).toMatchObject({ revised: 1 })
    }
    const reportOfNow = async (): Promise<{ asAt: Date; html: string }> => {
      const asAt = await settleAsAt(app, halton, null, new Date())
      return {
        asAt,
        html: Buffer.from(await (await made('environmental-services', asAt)).render('html')).toString(),
      }
    }
    // All of this happens within one minute of the place's own clock.
    await inTenant(app.db, halton.id, (trx) => setClock(trx, new Date('2009-01-27T11:00:01Z')))
    await record('41.1')
    const first = await reportOfNow()
    expect(first.html).toContain('41.1%')
    await record('42.2')
    const second = await reportOfNow()
    expect(second.html).toContain('42.2%')
    expect(first.html).not.toContain('42.2%')
    // The address that the first report's links carry still gives the first report, byte for byte.
    const carried = readAsAt(writeAsAt(first.asAt))
    const again = await made('environmental-services', carried ?? new Date(0))
    expect(Buffer.from(await again.render('html')).toString()).toBe(first.html)
    // A minute that is over and in which nothing more was recorded is written as that minute.
    await inTenant(app.db, halton.id, (trx) => setClock(trx, new Date('2009-01-27T11:02:10Z')))
    expect(writeAsAt((await reportOfNow()).asAt)).toBe('2009-01-27T11:01')
    // A day that is not over is taken as now; one that is, as its end.
    expect(await settleAsAt(app, halton, readAsAt('2009-01-27'), new Date())).toEqual(
      readAsAt('2009-01-27T11:01'),
    )
    expect(await settleAsAt(app, halton, readAsAt('2008-11-14'), new Date())).toEqual(readAsAt('2008-11-14'))
  })
})
