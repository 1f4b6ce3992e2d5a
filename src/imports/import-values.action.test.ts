import { beforeAll, describe, expect, it } from 'vitest'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { quarter } from '../kernel/period.ts'
import type { Place } from '../places/place.ts'
import { visibleTo } from '../rights/policy.ts'
import { listLatest } from '../record/audit.sql.ts'
import type { Entry } from '../record/entry.ts'
import { listAreas } from '../areas/area.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listObservations, listRevisions, type AsAt } from '../figures/observation.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const all = visibleTo(
  {
    tenantId: 0,
    personId: 0,
    name: '',
    post: '',
    grants: [{ role: 'auditor', covers: 'all' }],
    isConfirmed: true,
    requestId: '',
  },
  'performance.read',
)
const heading = 'indicator_code,area_code,period,value'
const defining = 'indicator_code,title,unit,polarity,frequency,area_code,area_name,period,value'

async function aPlace(): Promise<{
  place: Place
  indicator: Indicator
  line: (period: string, rest: string) => string
}> {
  const place = await newTenant(app)
  const indicator = await anIndicator(app, place.id)
  return { place, indicator, line: (period, rest) => `${indicator.code},${homeArea},${period},${rest}` }
}

const figuresOf = (place: Place, indicator: Indicator, asAt: AsAt = null) =>
  readTenant(app.db, place.id, (trx) => listObservations(trx, { indicatorIds: [indicator.id] }, asAt))
const valuesOf = async (place: Place, indicator: Indicator, asAt: AsAt = null) =>
  (await figuresOf(place, indicator, asAt)).map(({ value, mark }) => value ?? mark)
const entriesOf = (place: Place): Promise<Entry[]> =>
  readTenant(app.db, place.id, (trx) => listLatest(trx, 1_000_000, 100))
const counted = (result: unknown) => {
  const { added, revised, unchanged, saved } = done(
    result as ReturnType<typeof importText> extends Promise<infer R> ? R : never,
  )
  return { added, revised, unchanged, saved }
}
const refused = (result: unknown): Refusal => {
  if (!isRefusal(result)) throw new Error('it was not refused')
  return result
}

describe('a file of values', () => {
  it('is saved with one entry that counts its figures and keeps the digest of the file', async () => {
    const { place, indicator, line } = await aPlace()
    const text = [heading, line('2008/09 Q1', '38.20'), line('2008/09 Q2', '39')].join('\n')
    expect(
      counted(await importText(app, place.id, text, { name: 'waste.csv', source: 'WasteDataFlow' })),
    ).toEqual({
      added: 2,
      revised: 0,
      unchanged: 0,
      saved: true,
    })
    expect(await valuesOf(place, indicator)).toEqual(['38.20', '39'])
    const [entry] = await entriesOf(place)
    expect(entry).toMatchObject({
      action: 'figures-imported',
      actingRole: 'performance-team',
      subjectKind: 'import',
      subject: 'waste.csv',
      reason: 'WasteDataFlow',
      after: { added: 2, revised: 0, figures: { count: 2 } },
    })
    expect((await verify(app, place)).faults).toEqual([])
  })

  it('that is loaded twice changes nothing the second time, and leaves no entry', async () => {
    const { place, indicator, line } = await aPlace()
    const text = [
      heading,
      line('2008/09 Q1', '38.20'),
      line('2008/09 Q2', '[c]'),
      line('2008/09 Q3', ''),
    ].join('\n')
    await importText(app, place.id, text)
    const before = await entriesOf(place)
    const again = await importText(app, place.id, text)
    expect(counted(again)).toEqual({ added: 0, revised: 0, unchanged: 3, saved: false })
    expect(counted(await importText(app, place.id, text.replace('38.20', '38.2'))).unchanged).toBe(3)
    expect(await entriesOf(place)).toEqual(before)
    expect((await figuresOf(place, indicator)).map(({ revision }) => revision)).toEqual([1, 1, 1])
  })

  it('with another value makes it revision 2, and as at before shows the old one', async () => {
    const { place, indicator, line } = await aPlace()
    await importText(
      app,
      place.id,
      [heading, line('2008/09 Q1', '38.2'), line('2008/09 Q2', '39')].join('\n'),
    )
    const [first] = await figuresOf(place, indicator)
    const result = await importText(
      app,
      place.id,
      [heading, line('2008/09 Q1', '38.9'), line('2008/09 Q2', '39')].join('\n'),
    )
    expect(counted(result)).toEqual({ added: 0, revised: 1, unchanged: 1, saved: true })
    expect(await valuesOf(place, indicator, first?.recordedAt ?? null)).toEqual(['38.2', '39'])
    expect(await valuesOf(place, indicator)).toEqual(['38.9', '39'])
    const revisions = await readTenant(app.db, place.id, (trx) =>
      listRevisions(trx, { indicatorId: indicator.id, areaCode: homeArea, period: quarter(2008, 1) }),
    )
    expect(revisions.map(({ revision, value, status }) => [revision, value, status])).toEqual([
      [1, '38.2', 'final'],
      [2, '38.9', 'revised'],
    ])
  })

  it('with another mark or status makes it the next revision too', async () => {
    const { place, indicator, line } = await aPlace()
    const load = (value: string, status: string) =>
      importText(app, place.id, `${heading},status\n${line('2008/09 Q1', `${value},${status}`)}`)
    await load('38.2', 'provisional')
    expect(counted(await load('38.2', ''))).toMatchObject({ unchanged: 1 })
    expect(counted(await load('38.2', 'final'))).toMatchObject({ revised: 1 })
    expect(counted(await load('-', 'final'))).toMatchObject({ revised: 1 })
    expect(
      (await figuresOf(place, indicator)).map(({ revision, mark, value }) => [revision, mark, value]),
    ).toEqual([[3, 'missing', null]])
  })

  it('tells blank, nought, nil, suppressed and not due apart in the store', async () => {
    const { place, indicator, line } = await aPlace()
    const answers = ['', '0', 'nil', '-', '[c]', 'not due', '[z]']
    const text = [heading, ...answers.map((answer, i) => line(`${2001 + i}/0${2 + i} Q1`, answer))].join('\n')
    done(await importText(app, place.id, text))
    expect((await figuresOf(place, indicator)).map(({ value, mark }) => [value, mark])).toEqual([
      [null, 'missing'],
      ['0', 'ok'],
      ['0', 'nil'],
      [null, 'missing'],
      [null, 'suppressed'],
      [null, 'not-due'],
      [null, 'not-applicable'],
    ])
  })

  it('is dry run without a trace, and says what it would do', async () => {
    const { place, indicator, line } = await aPlace()
    const before = await entriesOf(place)
    const text = [defining, `NEW1,A title,%,high,quarterly,E1,An area,2008/09 Q1,1`].join('\n')
    const tried = done(await importText(app, place.id, text, { dryRun: true, create: true }))
    expect(tried).toMatchObject({ added: 1, saved: false, createdIndicators: ['NEW1'], createdAreas: ['E1'] })
    done(await importText(app, place.id, `${heading}\n${line('2008/09 Q1', '1')}`, { dryRun: true }))
    expect(await entriesOf(place)).toEqual(before)
    expect(await figuresOf(place, indicator)).toEqual([])
    expect((await readTenant(app.db, place.id, listAreas)).map(({ code }) => code)).toEqual([homeArea])
  })

  it('keeps a formula as text and never as a figure', async () => {
    const { place, indicator, line } = await aPlace()
    const text = `${heading},comment\n${line('2008/09 Q1', '38.2,"=cmd()|\' /C calc\'!A0"')}`
    done(await importText(app, place.id, text))
    expect((await figuresOf(place, indicator))[0]?.reason).toBe(`=cmd()|' /C calc'!A0`)
  })
})

describe('a file with a fault', () => {
  it('is refused whole: nothing saved, every fault told by line', async () => {
    const { place, indicator, line } = await aPlace()
    const before = await entriesOf(place)
    const text = [heading, line('2008/09 Q1', '38.2'), line('2008-09', '1'), line('2008/09 Q2', 'many')].join(
      '\n',
    )
    const refusal = refused(await importText(app, place.id, text))
    expect(refusal).toMatchObject({ refused: 'invalid', why: 'file-has-problems', args: { problems: 2 } })
    expect(refusal.findings).toMatchObject([
      { line: 3, code: 'period-two-readings' },
      { line: 4, code: 'not-a-number', value: 'many' },
    ])
    expect(await figuresOf(place, indicator)).toEqual([])
    expect(await entriesOf(place)).toEqual(before)
  })

  it('and --partial keeps its good rows, and tells the others', async () => {
    const { place, indicator, line } = await aPlace()
    const text = [heading, line('2008/09 Q1', '38.2'), line('2008-09', '1'), line('2008/09 Q2', '39')].join(
      '\n',
    )
    const outcome = done(await importText(app, place.id, text, { partial: true }))
    expect(outcome).toMatchObject({ rows: 3, added: 2, saved: true })
    expect(outcome.findings).toMatchObject([{ line: 3, code: 'period-two-readings' }])
    expect(await valuesOf(place, indicator)).toEqual(['38.2', '39'])
  })

  it('in its heading is refused even where good rows may be kept', async () => {
    const { place, line } = await aPlace()
    const refusal = refused(
      await importText(app, place.id, `indicator_code,area_code,period\n${line('2008/09 Q1', '1')}`, {
        partial: true,
      }),
    )
    expect(refusal.findings).toMatchObject([{ line: 1, code: 'column-missing', args: { column: 'value' } }])
  })

  it('takes the definitions that it brought away with it', async () => {
    const { place } = await aPlace()
    const before = await entriesOf(place)
    const text = [
      defining,
      'NEW1,A title,%,high,quarterly,E1,An area,2008/09 Q1,1',
      'NEW1,A title,%,high,quarterly,E1,An area,2008/09 Q2,?',
    ].join('\n')
    refused(await importText(app, place.id, text, { create: true }))
    expect(
      (await readTenant(app.db, place.id, (trx) => listIndicators(trx, all))).map(({ code }) => code),
    ).not.toContain('NEW1')
    expect(await entriesOf(place)).toEqual(before)
  })

  it('and without --create speaks only of what is known', async () => {
    const { place } = await aPlace()
    const text = [defining, 'NEW1,A title,%,high,quarterly,E1,An area,2008/09 Q1,1'].join('\n')
    expect(refused(await importText(app, place.id, text)).findings).toMatchObject([
      { line: 2, field: 'indicator_code', code: 'indicator-unknown', value: 'NEW1' },
      { line: 2, field: 'area_code', code: 'area-unknown', value: 'E1' },
    ])
  })
})

describe('a file that defines what it speaks of', () => {
  it('makes the indicators and areas that are not there yet, once, each with an entry', async () => {
    const { place, indicator } = await aPlace()
    const text = [
      defining,
      'NEW1,People in work,%,high,quarterly,E1,First area,2008/09 Q1,61.25',
      'NEW1,People in work,%,high,quarterly,E1,First area,2008/09 Q2,61.5',
      'NEW2,Days lost,days per person,low,annual (calendar),E2,Second area,2008,9',
      `${indicator.code},Another title,number,low,annual,${homeArea},Another name,2008/09 Q1,38.2`,
    ].join('\n')
    const outcome = done(await importText(app, place.id, text, { create: true, source: 'A survey' }))
    expect(outcome).toMatchObject({
      added: 4,
      createdIndicators: ['NEW1', 'NEW2'],
      createdAreas: ['E1', 'E2'],
    })
    const stored = await readTenant(app.db, place.id, (trx) => listIndicators(trx, all))
    expect(stored.find(({ code }) => code === 'NEW1')).toMatchObject({
      title: 'People in work',
      unit: '%',
      polarity: 'high',
      periodKind: 'quarter',
      decimals: 2,
      kind: 'rate',
      source: 'A survey',
    })
    expect(stored.find(({ code }) => code === 'NEW2')).toMatchObject({
      polarity: 'low',
      periodKind: 'calendar-year',
      decimals: 0,
    })
    // What is there already keeps its own title and kind.
    expect(stored.find(({ code }) => code === indicator.code)).toMatchObject({
      title: indicator.title,
      unit: '%',
    })
    const [figures, definitions] = await entriesOf(place)
    expect(figures?.action).toBe('figures-imported')
    expect(definitions).toMatchObject({
      action: 'definitions-imported',
      after: { indicators: ['NEW1', 'NEW2'], areas: ['E1', 'E2'] },
    })
    expect(done(await importText(app, place.id, text, { create: true }))).toMatchObject({
      unchanged: 4,
      createdIndicators: [],
      createdAreas: [],
    })
  })

  it('is told which codes the store cannot hold', async () => {
    const { place } = await aPlace()
    const long = 'x'.repeat(10_000)
    const text = [
      defining,
      `${long},T,%,high,quarterly,${long},Area,2008/09 Q1,1`,
      `&&,T,%,high,quarterly,,,2008/09 Q1,1`,
    ].join('\n')
    expect(refused(await importText(app, place.id, text, { create: true })).findings).toMatchObject([
      { line: 2, code: 'indicator-unknown' },
      { line: 2, code: 'area-unknown' },
      { line: 3, code: 'indicator-unknown' },
      { line: 3, code: 'area-blank' },
    ])
  })

  it('may not have a name of 10,000 characters', async () => {
    const { place } = await aPlace()
    const text = [
      defining,
      `NEW1,${'T'.repeat(10_000)},%,high,quarterly,E1,${'A'.repeat(10_000)},2008/09 Q1,1`,
    ].join('\n')
    expect(refused(await importText(app, place.id, text, { create: true })).findings).toMatchObject([
      { line: 2, field: 'title', code: 'text-too-long', args: { most: 500 } },
      { line: 2, field: 'area_name', code: 'text-too-long', args: { most: 200 } },
    ])
  })
})
