import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { readTenant, type TenantTransaction } from '../../src/db/tenant.ts'
import type { Status } from '../../src/indicators/assess.ts'
import type { IndicatorHead, Viewpoint } from '../../src/performance/indicator-view.ts'
import { loadFigure } from '../../src/performance/load-figure.action.ts'
import { loadHistory } from '../../src/performance/load-history.action.ts'
import { loadData, loadHead, loadSummary } from '../../src/performance/load-indicator.action.ts'
import { loadFilters, loadRegister } from '../../src/register/load-register.action.ts'
import type { RegisterQuery } from '../../src/register/register-query.ts'
import { londonDate, readAsAt } from '../../src/kernel/london.ts'
import { periodLabel, periodSlug } from '../../src/kernel/period-words.ts'
import { quarter } from '../../src/kernel/period.ts'
import type { Actor } from '../../src/rights/actor.ts'
import type { Place } from '../../src/places/place.ts'
import { loadReturnBehind, loadReturnsBeside } from '../../src/returns/returns-beside.action.ts'
import { cardSentence } from '../../src/scorecards/card-sentence.ts'
import { assessScorecard } from '../../src/scorecards/assess-scorecard.action.ts'
import { loadScorecard } from '../../src/scorecards/load-scorecard.action.ts'
import type { CardOf } from '../../src/scorecards/scorecard.ts'
import { loadScorecards } from '../../src/scorecards/load-scorecards.action.ts'
import { scorecardWords } from '../../src/scorecards/words.ts'
import { shownValue, tableForm } from '../../src/indicators/shown-value.ts'
import { indicatorWords } from '../../src/indicators/words.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../worlds/posts.ts'

let app: App
let halton: Place
let councillor: Actor
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  councillor = await actorNamed(app, halton, 'Portfolio Holder for Performance')
})

const home = 'E06000006'
const now: Viewpoint = { period: null, asAt: null, today: '2009-01-27' }
/** As an address with this date shows it. */
function at(text: string): Viewpoint {
  const asAt = readAsAt(text)
  if (!asAt) throw new Error(`${text} is no date`)
  return { period: null, asAt, today: londonDate(asAt) }
}
const all: RegisterQuery = {
  search: '',
  set: null,
  department: null,
  status: null,
  owner: null,
  due: null,
  sort: null,
  page: 1,
}

const read = <T>(work: (trx: TenantTransaction) => Promise<T>, place = halton): Promise<T> =>
  readTenant(app.db, place.id, work)
const figure = (code: string, period: string, view = now, actor = councillor, area = home) =>
  read((trx) => loadFigure(trx, actor, { code, areaCode: area, periodText: period }, view))
const withHead = <T>(
  code: string,
  view: Viewpoint,
  more: (trx: TenantTransaction, head: IndicatorHead) => Promise<T>,
) =>
  read(async (trx) => {
    const head = await loadHead(trx, councillor, code, view)
    if (!head) throw new Error(`there is no ${code}`)
    return more(trx, head)
  })
const register = (query: Partial<RegisterQuery> = {}, view = now, actor = councillor) =>
  read((trx) => loadRegister(trx, actor, { ...all, ...query }, view))

const posts = [
  'Waste Management Collator',
  'Operational Director, Environmental Services',
  'Corporate Performance Manager',
  'Portfolio Holder for Performance',
  'Internal Auditor',
]

describe('who sees what', () => {
  it.each(posts)('%s can open everything that the register lists, with the same figure', async (post) => {
    const actor = await actorNamed(app, halton, post)
    const pages = await Promise.all([register({}, now, actor), register({ page: 2 }, now, actor)])
    const rows = pages.flatMap((page) => page.rows)
    expect(rows).toHaveLength(54)
    for (const row of rows) {
      const opened = await figure(row.indicator.code, periodSlug(row.period), now, actor)
      expect([row.indicator.code, opened?.assessment.observation?.value]).toEqual([
        row.indicator.code,
        row.observation?.value,
      ])
      expect(opened?.assessment.status).toBe(row.status)
    }
  })

  it('shows nothing at all to somebody whose roles have ended, and does not say that it is there', async () => {
    const nobody: Actor = { ...councillor, grants: [] }
    expect((await register({}, now, nobody)).all).toBe(0)
    expect(await read((trx) => loadFilters(trx, nobody))).toEqual({ sets: [], departments: [], owners: [] })
    expect(await read((trx) => loadHead(trx, nobody, 'NI192', now))).toBeUndefined()
    expect(await figure('NI192', 'q2-2008-09', now, nobody)).toBeUndefined()
    expect(await read((trx) => loadScorecards(trx, nobody))).toEqual([])
    const question = { period: quarter(2008, 2), asAt: null, today: now.today }
    expect(await read((trx) => loadScorecard(trx, nobody, 'HSPB', question))).toBeUndefined()
  })

  it('knows nothing of another place', async () => {
    const harrow = await placeNamed(app, 'harrow')
    const auditor = await actorNamed(app, harrow, 'Internal Auditor')
    expect(await read((trx) => loadHead(trx, auditor, 'NI192', now), harrow)).toBeUndefined()
    const codes = (await read((trx) => loadRegister(trx, auditor, all, now), harrow)).rows
    expect(codes.every(({ indicator }) => indicator.code.startsWith('HSP-'))).toBe(true)
  })

  it('offers the next figure only to those who can enter it', async () => {
    const toFill = async (post: string) => {
      const actor = await actorNamed(app, halton, post)
      return withHead('NI192', now, (trx, head) =>
        loadReturnsBeside(trx, actor, head.department, head.period),
      )
    }
    expect(await toFill('Waste Management Collator')).toMatchObject({
      dueOn: '2008-10-17',
      toFill: { department: 'environmental-services', period: quarter(2008, 3) },
    })
    expect((await toFill('Property Collator')).toFill).toBeNull()
    expect((await toFill('Portfolio Holder for Performance')).toFill).toBeNull()
    expect((await toFill('Internal Auditor')).toFill).toBeNull()
  })

  it('leads to the return behind a figure only those who may open it', async () => {
    const found = await figure('NI192', 'q2-2008-09')
    const id = found?.assessment.observation?.returnId ?? null
    expect(id).not.toBeNull()
    const behind = async (post: string) => {
      const actor = await actorNamed(app, halton, post)
      return read((trx) => loadReturnBehind(trx, actor, id))
    }
    expect(await behind('Waste Management Collator')).toMatchObject({ department: 'environmental-services' })
    expect(await behind('Internal Auditor')).toMatchObject({ period: quarter(2008, 2) })
    expect(await behind('Property Collator')).toBeNull()
    expect(await behind('Portfolio Holder for Performance')).toBeNull()
  })
})

describe('a figure', () => {
  // demo/halton/figures.csv and returns.csv
  it.each([
    ['q3-2007-08', '2008-01-27', undefined, []],
    ['q3-2007-08', '2008-05-15', '33.1', [true, false]],
    ['q3-2007-08', '2008-05-16', '33.6', [false, true]],
    ['q2-2008-09', '2008-10-28T14:58', undefined, [false]],
    ['q2-2008-09', '2008-10-28T15:05', '36.2', [true]],
  ])('NI192 of %s as at %s was %s', async (period, asAt, value, inForce) => {
    const found = await figure('NI192', period, at(asAt))
    expect(found?.assessment.observation?.value).toBe(value)
    if (inForce.length > 0) expect(found?.revisions.map(({ isInForce }) => isInForce)).toEqual(inForce)
  })

  it('says who entered it and who signed it off', async () => {
    expect((await figure('NI192', 'q2-2008-09'))?.assessment.observation).toMatchObject({
      recordedBy: 'Waste Management Collator',
      signedBy: 'Operational Director, Environmental Services',
    })
  })

  it('has a page where it is still to come, and none where it never will', async () => {
    // The round of quarter 3 was due on 23 January, four days before.
    expect((await figure('NI192', 'q3-2008-09'))?.assessment.status).toBe('missing')
    expect((await figure('NI192', 'q4-2008-09'))?.assessment.status).toBe('not-due')
    for (const [code, period, area] of [
      ['NI999', 'q2-2008-09', home],
      ['NI192', 'q5-2008-09', home],
      ['NI192', '2008-09', home],
      ['NI192', 'fy2008-09', home],
      ['NI192', 'q2-2008-09', 'E99999999'],
      ['NI192', "q2-2008-09' or 1=1", home],
    ] as const) {
      expect([period, await figure(code, period, now, councillor, area)]).toEqual([period, undefined])
    }
  })
})

describe('an indicator', () => {
  it('opens at its latest period that is over and has a figure', async () => {
    const periodOf = (code: string, view: Viewpoint) =>
      withHead(code, view, async (_, head) => periodLabel(head.period))
    expect(await periodOf('NI192', now)).toBe('Q2 2008/09')
    expect(await periodOf('NI192', at('2008-10-01'))).toBe('Q1 2008/09')
    expect(await periodOf('NI192', { ...now, period: quarter(2008, 3) })).toBe('Q3 2008/09')
    expect(await periodOf('HBC-EL1', { ...now, period: quarter(2006, 2) })).toBe('2005')
  })

  it('stands beside region and nation in the same periods, and against one agreement throughout', async () => {
    const summary = (code: string) => withHead(code, now, (trx, head) => loadSummary(trx, head, now))
    const claimants = await summary('HBC-EL1')
    expect(claimants.comparators.map(({ comparator }) => comparator).toSorted()).toEqual(['nation', 'region'])
    expect(claimants.comparators[0]?.values).toHaveLength(claimants.series.length)
    const waste = await summary('NI192')
    expect([waste.assessment.target?.regime, waste.yearTarget?.regime]).toEqual([
      'LAA-designated',
      'LAA-designated',
    ])
    expect(waste.forecast).toMatchObject({ period: quarter(2008, 4), target: '31.5' })
    expect(waste.aheadTargets.map((target) => target?.value)).toEqual(['34.0', '31.5'])
  })

  it('has no commentary, target or forecast that was written later than the date asked for', async () => {
    const then = { ...at('2008-06-01'), period: quarter(2007, 4) }
    const summary = await withHead('NI192', then, (trx, head) => loadSummary(trx, head, then))
    expect([summary.assessment.target, summary.yearTarget, summary.commentary, summary.forecast]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('lists all its figures, newest first, and those of other areas', async () => {
    const data = await withHead('HBC-EL1', now, (trx, head) => loadData(trx, head, now))
    expect(data.own.map(({ period }) => periodLabel(period))).toEqual([
      '2007',
      '2006',
      '2005',
      '2004',
      '2003',
      '2002',
      '2001',
    ])
    // England, its region and fourteen of its fifteen neighbours; Stockton-on-Tees has no figure.
    const names = data.others.map(({ area }) => area.name)
    expect(names).toHaveLength(16)
    expect(names.slice(0, 3)).toEqual(['Bury', 'Calderdale', 'Doncaster'])
    expect(names).not.toContain('Stockton-on-Tees')
  })

  it('has a history: who did what when, from what to what and why, nothing later than asked for', async () => {
    const history = (view: Viewpoint) =>
      withHead('NI192', view, async (trx, { indicator }) => {
        const { lines } = await loadHistory(trx, indicator, view.asAt, 'en')
        return lines
      })
    const lines = await history(now)
    expect(lines.map(({ sequence }) => sequence)).toEqual(
      lines.map(({ sequence }) => sequence).toSorted((a, b) => b - a),
    )
    const [accepted] = lines.filter(({ as }) => as === 'operational-director')
    expect(accepted).toMatchObject({
      who: 'Operational Director, Environmental Services',
      as: 'operational-director',
      what: 'The return was accepted and its figures signed off',
    })
    expect(lines.at(-1)?.what).toBe('Indicators were added')
    // A category that somebody placed a target in, and a target that was proposed.
    expect(lines.some(({ what }) => what === 'A target was placed in a category')).toBe(true)
    const figures = lines.flatMap(({ changes }) => changes).filter(({ field }) => field.startsWith('Figure'))
    const changed = figures.find(({ before }) => before !== null)
    expect(changed).toEqual({
      field: 'Figure for Q3 2007/08, Halton',
      before: '33.1% [p]',
      after: '33.6% [r] (Two weighbridge tickets of December were left out)',
    })
    const earlier = await history(at('2008-07-24'))
    expect(earlier.every((line) => line.at <= (at('2008-07-24').asAt ?? new Date(0)))).toBe(true)
    const until = at('2008-07-24').asAt ?? new Date(0)
    expect(earlier).toEqual(lines.filter((line) => line.at <= until))
  })
})

describe('a scorecard', () => {
  const load = (code: string, period = quarter(2008, 2), view = now) =>
    read((trx) => loadScorecard(trx, councillor, code, { ...view, period }))
  const statusesOf = (card: Awaited<ReturnType<typeof load>>): Status[] =>
    card?.bands.flatMap(({ rows }) => rows.map(({ judged }) => judged.status)) ?? []
  const sentence = (card: Awaited<ReturnType<typeof load>>): string =>
    cardSentence(statusesOf(card), scorecardWords('en'), indicatorWords('en'))

  it('judges every measure as its own page does', async () => {
    const card = await load('HSPB')
    expect(sentence(card)).toBe('13 of 22 rated on target (59%): 5 close, 4 off. Not rated 7: 7 no target.')
    for (const { judged } of card?.bands.flatMap(({ rows }) => rows) ?? []) {
      const page = await figure(judged.indicator.code, periodSlug(judged.period))
      expect(page?.assessment).toEqual(judged)
    }
  })

  it('holds a measure that comes yearly to its latest year, and says nothing of quarters', async () => {
    const rows = (await load('HSPB'))?.bands.flatMap((band) => band.rows) ?? []
    const yearly = rows.find(({ judged }) => judged.indicator.code === 'NI121')
    expect(periodLabel(yearly?.judged.period ?? quarter(2000, 1))).toBe('2004 to 2006')
    expect(yearly?.quarters.map(({ value, isRecorded }) => [value.text, value.sign, isRecorded])).toEqual(
      Array.from({ length: 4 }, () => ['', 'not-applicable', false]),
    )
  })

  it('shows nothing of a quarter before it was accepted', async () => {
    const card = await load('HSPB', quarter(2008, 2), at('2008-10-27'))
    expect(statusesOf(card).filter((status) => status === 'green' || status === 'red')).toEqual([])
  })

  it('shows a page the same figures as it gives to a program', async () => {
    const at = { ...now, period: quarter(2008, 2) }
    const page = await load('HSPB')
    const program = await read((trx) => assessScorecard(trx, councillor, 'HSPB', at))
    const rowsOf = <Row>(card: CardOf<Row> | undefined): Row[] =>
      card?.bands.flatMap(({ rows }) => [...rows]) ?? []
    expect(rowsOf(page).map(({ judged }) => judged)).toEqual(rowsOf(program).map(({ judged }) => judged))
    expect(
      rowsOf(page).flatMap(({ quarters }) => quarters.map(({ value, isRecorded }) => [value, isRecorded])),
    ).toEqual(
      rowsOf(program).flatMap(({ quarters }) =>
        quarters.map(({ indicator, observation, period, status }) => {
          const whyNone =
            indicator.periodKind !== period.kind
              ? 'not-applicable'
              : status === 'not-due'
                ? 'not-due'
                : 'missing'
          return [shownValue(observation, tableForm(indicator), whyNone), observation !== null]
        }),
      ),
    )
  })

  it('is there word for word: perspectives, objectives, indicators and baselines of Harrow', async () => {
    const harrow = await placeNamed(app, 'harrow')
    const auditor = await actorNamed(app, harrow, 'Internal Auditor')
    const card = await read(
      (trx) => loadScorecard(trx, auditor, 'HSP', { period: quarter(2008, 2), asAt: null, today: now.today }),
      harrow,
    )
    const file = readFileSync(join(import.meta.dirname, '../../demo/harrow/scorecard.csv'), 'utf8')
    const written: Record<string, string>[] = parse(file, { columns: true, bom: true })
    const found = card?.bands.flatMap(({ perspective, rows }) =>
      rows.map(({ objective, baseline, owner, judged }) => ({
        scorecard_code: 'HSP',
        scorecard_title: card.title,
        perspective,
        objective,
        indicator_code: judged.indicator.code,
        indicator: judged.indicator.title,
        owner,
        baseline,
      })),
    )
    const byCode = (rows: readonly Record<string, string>[] = []) =>
      rows.toSorted((a, b) => ((a['indicator_code'] ?? '') < (b['indicator_code'] ?? '') ? -1 : 1))
    expect(byCode(found)).toEqual(byCode(written))
  })

  it('is found from the figures that stand on it', async () => {
    const on = (id: number) => read((trx) => loadScorecards(trx, councillor, id))
    const waste = await figure('NI192', 'q2-2008-09')
    expect((await on(waste?.indicator.id ?? 0)).map(({ code }) => code)).toEqual(['HSPB'])
    expect(await on(0)).toEqual([])
  })
})
