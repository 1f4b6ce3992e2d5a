import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import { insertArea } from '../areas/area.sql.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { periodLabel } from '../kernel/period-words.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { nothingChosen, type ImportChoices } from './import-choices.ts'
import type { ImportPreview } from './import-preview.ts'
import { keepLayout, keptLayouts } from './keep-layout.action.ts'
import { layoutsThatMatch } from './layouts-that-match.ts'
import { previewImport } from './preview-import.action.ts'
import { sendFile } from './send-file.action.ts'
import { takeImport } from './take-import.action.ts'
import { sharedTable, sharedText } from './testing/shared-table.ts'

// The files stand beside the repository; where they are not at hand, foreign-files.action.test.ts stands alone.
let app: App
beforeAll(async () => {
  app = await quietApp()
})

const today = '2026-06-01'

interface World {
  readonly place: Place
  readonly team: Actor
}

async function aPlaceWith(areas: readonly (readonly [code: string, name: string])[]): Promise<World> {
  const place = await newTenant(app)
  await inTenant(app.db, place.id, async (trx) => {
    for (const [code, name] of areas) await insertArea(trx, place.id, { code, name, kind: '' })
  })
  return { place, team: await anActor(app, place.id, 'performance-team') }
}

async function send({ team }: World, file: string): Promise<number> {
  const bytes = Buffer.from(sharedText(file) ?? '')
  return done(await sendFile(app, team, { name: file, bytes, source: file }))
}

async function look(
  { team }: World,
  id: number,
  choices: Partial<ImportChoices> = {},
): Promise<ImportPreview> {
  return done(await previewImport(app, team, { id, today, choices: { ...nothingChosen, ...choices } }))
}

/** Sends a file, looks at it with the choices, takes its good rows and says what came of it. */
async function bring(world: World, file: string, choices: Partial<ImportChoices>) {
  const id = await send(world, file)
  const preview = await look(world, id, choices)
  const outcome = done(
    await takeImport(app, world.team, {
      id,
      today,
      seen: preview.seen,
      partial: true,
      reason: 'As published',
      choices: { ...nothingChosen, ...choices },
    }),
  )
  return { preview, outcome }
}

/** What a file brought: rows, new figures, figures without a number, rows reported, rows asked about. */
const counted = ({ preview, outcome }: Awaited<ReturnType<typeof bring>>) => ({
  rows: outcome.rows,
  added: outcome.added,
  unchanged: outcome.unchanged,
  reported: preview.bad,
  asked: preview.asked,
})

/** All that the store holds: `code|area|period` and the number, the shortest way it can be written, or the mark. */
async function stored({ place, team }: World): Promise<Map<string, string>> {
  return readTenant(app.db, place.id, async (trx) => {
    const indicators = await listIndicators(trx, visibleTo(team, 'performance.read'))
    const codes = new Map(indicators.map(({ id, code }) => [id, code]))
    const figures = await listObservations(trx, { indicatorIds: [...codes.keys()] }, null)
    return new Map(
      figures.map(({ indicatorId, areaCode, period, value, mark }) => [
        `${codes.get(indicatorId)}|${areaCode}|${periodLabel(period)}`,
        value === null ? mark : shortest(value),
      ]),
    )
  })
}

async function statuses({ place, team }: World): Promise<Record<string, number>> {
  return readTenant(app.db, place.id, async (trx) => {
    const indicators = await listIndicators(trx, visibleTo(team, 'performance.read'))
    const figures = await listObservations(trx, { indicatorIds: indicators.map(({ id }) => id) }, null)
    const counts: Record<string, number> = {}
    for (const { status } of figures) counts[status] = (counts[status] ?? 0) + 1
    return counts
  })
}

const shortest = (number: string): string => (number.includes('.') ? number.replace(/\.?0+$/, '') : number)

/** A share as the percentage that it is, by moving the point. */
function hundredfold(share: string): string {
  const [whole = '', fraction = ''] = share.replace('-', '').split('.')
  const digits = `${whole}${fraction.padEnd(2, '0')}`
  const at = whole.length + 2
  const moved = `${digits.slice(0, at).replace(/^0+(?=\d)/, '')}.${digits.slice(at)}0`
  return `${share.startsWith('-') ? '-' : ''}${shortest(moved)}`
}

const spelt = (code: string): string =>
  code
    .replaceAll('%', 'pct')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')

const nextTwo = (year: number): string => String((year + 1) % 100).padStart(2, '0')
const yearText = (start: number): string => `${start}/${nextTwo(start)}`

describe('the files of the Scottish councils', () => {
  const indicators = sharedTable('lgbf/lgbf_indicators.csv')
  const annual = sharedTable('lgbf/lgbf_annual.csv')
  const quarterly = sharedTable('lgbf/lgbf_quarterly.csv')
  const councils = sharedTable('la/uk_local_authorities.csv').filter(({ nation }) => nation === 'Scotland')
  const ofDefinitions = {
    columns: { code: 'indicator_code', measure_type: 'unit', reporting_period: 'frequency' },
    create: true,
  } as const
  const layout = {
    columns: { code: 'indicator_code', council: 'area_name' },
    areas: { 'Edinburgh City': 'S12000036', 'Scottish Borders': 'S12000026' },
    share: 'share',
  } as const

  it('come in by a layout that is chosen once and remembered, digit for digit', async () => {
    if (annual.length === 0) return
    const world = await aPlaceWith(councils.map((row) => [row.gss_code ?? '', row.nice_name ?? '']))
    const defined = await bring(world, 'lgbf/lgbf_indicators.csv', ofDefinitions)
    expect(defined.outcome.createdIndicators).toHaveLength(indicators.length)

    const first = await look(world, await send(world, 'lgbf/lgbf_annual.csv'), { columns: layout.columns })
    expect(first.unknownAreas).toEqual(['Edinburgh City', 'Scottish Borders'])
    expect(first.asksShare).toBe(true)
    done(await keepLayout(app, world.team, { ...nothingChosen, ...layout, name: 'Benchmarking Framework' }))

    const [kept] = layoutsThatMatch(await look(world, await send(world, 'lgbf/lgbf_annual.csv')))
    expect(kept).toMatchObject({ name: 'Benchmarking Framework', ...layout })
    expect(counted(await bring(world, 'lgbf/lgbf_annual.csv', kept ?? {}))).toEqual({
      rows: annual.length,
      added: annual.length,
      unchanged: 0,
      reported: 0,
      asked: 0,
    })

    const codeOf = (council = ''): string =>
      ({ ...layout.areas })[council] ??
      councils.find(({ nice_name }) => nice_name === council.replace('&', 'and'))?.gss_code ??
      ''
    const facts = new Map(indicators.map((row) => [row.code ?? '', row]))
    const isShare = new Set(
      indicators
        .filter(({ code, measure_type }) => {
          const values = annual.filter((row) => row.code === code).map(({ value }) => Math.abs(Number(value)))
          return measure_type === 'Percentage' && values.some((value) => value > 0 && value <= 1)
        })
        .map(({ code }) => code),
    )
    const expected = new Map(
      annual.map(({ code = '', council, period = '', value = '' }) => {
        const start = Number(period.slice(0, 4))
        const last = 2000 + Number(period.slice(5)) - 1
        const isTogether = facts.get(code)?.reporting_period?.includes('Aggregates') ?? false
        const label = isTogether ? `${yearText(start)} to ${yearText(last)}` : yearText(start)
        return [
          `${spelt(code)}|${codeOf(council)}|${label}`,
          isShare.has(code) ? hundredfold(value) : shortest(value),
        ]
      }),
    )
    expect(expected.size).toBe(annual.length)
    const found = await stored(world)
    expect(differences(found, expected)).toEqual([])

    const again = await bring(world, 'lgbf/lgbf_annual.csv', kept ?? {})
    expect(again.outcome).toMatchObject({ added: 0, revised: 0, unchanged: annual.length, saved: false })

    const inQuarters = {
      ...layout,
      columns: { ...layout.columns, financial_year: 'period', quarter: 'period' },
    } as const
    expect(counted(await bring(world, 'lgbf/lgbf_quarterly.csv', inQuarters))).toMatchObject({
      rows: quarterly.length,
      added: quarterly.length,
      reported: 0,
    })
    for (const { code = '', council, financial_year = '', quarter, value = '' } of quarterly) {
      const label = `${quarter} ${yearText(Number(financial_year.slice(0, 4)))}`
      expected.set(`${code}|${codeOf(council)}|${label}`, quarterlyText(code, value))
    }
    expect(differences(await stored(world), expected)).toEqual([])
    expect((await verify(app, world.place)).faults).toEqual([])

    /** The one of the two indicators that is a percentage is written as a share here too. */
    function quarterlyText(code: string, value: string): string {
      return facts.get(code)?.measure_type === 'Percentage' ? hundredfold(value) : shortest(value)
    }
  }, 180_000)
})

describe('the files of the Department for Education', () => {
  const indicators = sharedTable('lait/lait_indicators.csv')
  const values = sharedTable('lait/lait_values.csv')
  const codes: Readonly<Record<string, string>> = {
    'London (Outer)': 'E13000002',
    London: 'E12000007',
    'North West': 'E12000002',
    England: 'E92000001',
  }
  const listed = sharedTable('la/uk_local_authorities.csv')
  const codeOf = (name = ''): string =>
    codes[name] ?? listed.find((row) => row.nice_name === name)?.gss_code ?? ''
  const ofDefinitions = {
    columns: { code: 'indicator_code', year_type: 'frequency', description: 'definition' },
    create: true,
  } as const
  const layout = {
    columns: { code: 'indicator_code', area: 'area_name' },
    years: 'last',
    share: 'percent',
  } as const

  /** How the year of a row is called here: named by its last year in the files. */
  function labelOf(yearType: string, period: string): string | null {
    const bare = period.replace(/ \(\w+\)$/, '')
    const [, a = '', b = ''] = /^(\d{4})[/-](\d\d)$/.exec(bare) ?? []
    const spans = /^(\d{4})\/\d\d-(\d\d)\/\d\d$/.exec(bare)
    if (spans) return `${yearText(Number(spans[1]))} to ${yearText(2000 + Number(spans[2]))}`
    if (yearType === 'Calendar Year' && a !== '') return `${a} to 20${b}`
    const start = a === '' ? Number(bare) - 1 : Number(a)
    if (bare.length < 4) return null
    if (yearType === 'Academic Year') return `school year ${yearText(start)}`
    if (yearType === 'Financial Year' || yearType === 'Annual') return yearText(start)
    return bare
  }

  it('come in with years named by their last year, every period understood or reported by line', async () => {
    if (values.length === 0) return
    const names = [...new Set(values.map(({ area = '' }) => area))]
    const world = await aPlaceWith(
      names.filter((name) => name !== 'Halton').map((name) => [codeOf(name), name.replace('.', '')]),
    )
    await inTenant(app.db, world.place.id, (trx) =>
      trx.updateTable('area').set({ name: 'Halton' }).where('code', '=', codeOf('Halton')).execute(),
    )
    const defined = await bring(world, 'lait/lait_indicators.csv', ofDefinitions)
    expect(defined.outcome.createdIndicators).toHaveLength(indicators.length)
    const respelt = indicators.filter(({ code = '' }) => spelt(code) !== code).length
    expect(defined.preview.findings.filter(({ code }) => code === 'code-respelt')).toHaveLength(respelt)

    const id = await send(world, 'lait/lait_values.csv')
    const unasked = await look(world, id, { columns: layout.columns })
    expect(unasked).toMatchObject({ asksYears: true, asksShare: true, unknownAreas: [] })

    const yearTypes = new Map(indicators.map(({ code = '', year_type = '' }) => [code, year_type]))
    const expected = new Map<string, string>()
    const unread: number[] = []
    for (const [at, { code = '', area, period = '', value = '' }] of values.entries()) {
      const label = labelOf(yearTypes.get(code) ?? '', period)
      if (label === null) unread.push(at + 2)
      else
        expected.set(`${spelt(code)}|${codeOf(area)}|${label}`, value === '-' ? 'missing' : shortest(value))
    }
    expect(unread).toHaveLength(15)

    const brought = await bring(world, 'lait/lait_values.csv', layout)
    expect(counted(brought)).toEqual({
      rows: values.length,
      added: values.length - unread.length,
      unchanged: 0,
      reported: unread.length,
      asked: 0,
    })
    const reported = brought.preview.findings.filter(({ severity }) => severity === 'error')
    expect(reported.map(({ line, code }) => [line, code])).toEqual(
      unread.map((line) => [line, 'period-unreadable']),
    )
    const found = await stored(world)
    expect(differences(found, expected)).toEqual([])
    expect(await statuses(world)).toEqual({
      revised: values.filter(({ period }) => period?.endsWith('(Rev)')).length,
      provisional: values.filter(({ period }) => period?.endsWith('(prov)')).length,
      final: expected.size - values.filter(({ period = '' }) => /\((Rev|prov)\)$/.test(period)).length,
    })
    const dashes = values.filter(({ value, period = '' }) => value === '-' && period.length > 1).length
    expect([...found.values()].filter((value) => value === 'missing')).toHaveLength(dashes)

    const again = await bring(world, 'lait/lait_values.csv', layout)
    expect(again.outcome).toMatchObject({ added: 0, revised: 0, unchanged: expected.size, saved: false })
    expect((await verify(app, world.place)).faults).toEqual([])
    expect(await keptLayouts(app, world.place.id)).toEqual([])
  }, 180_000)
})

/** The first few figures that are not what the file says. */
function differences(found: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>): string[] {
  const keys = new Set([...found.keys(), ...expected.keys()])
  return [...keys]
    .filter((key) => found.get(key) !== expected.get(key))
    .map((key) => `${key}: ${found.get(key)} for ${expected.get(key)}`)
    .slice(0, 10)
}
