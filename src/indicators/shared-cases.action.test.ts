import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { importText } from '../../test/worlds/an-import.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { periodLabel } from '../kernel/period-words.ts'
import { direction } from './direction.ts'
import { listIndicatorKinds } from '../figures/indicator.sql.ts'
import { listObservations } from '../figures/observation.sql.ts'
import type { Polarity } from '../figures/indicator.ts'
import { rag } from './rag.ts'

// Reference cases that stand beside the repository; where they are not at hand, the tests beside the rules stand alone.
const folder = join(import.meta.dirname, '../../../shared/data/worked')
const textOf = (name: string): string | null => {
  const file = join(folder, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
const casesOf = (name: string): Record<string, string>[] => {
  const text = textOf(name)
  return text === null ? [] : parse(text, { columns: true })
}
const decimal = (text = ''): Decimal | null => (text === '' ? null : (text as Decimal))

describe('the reference cases', () => {
  it('of red, amber and green agree', () => {
    for (const row of casesOf('rag_vectors.csv')) {
      const low = decimal(row['target_or_low'])
      const high = decimal(row['high'])
      const { status } = rag({
        actual: decimal(row['actual']),
        ...(low !== null && high !== null ? { range: { low, high } } : { target: low }),
        polarity: row['polarity'] as Polarity,
        tolerance: { kind: row['tolerance_kind'] as 'pct', value: row['tolerance'] as Decimal },
        decimals: Number(row['decimals']),
      })
      expect([row, status]).toEqual([row, row['expected']])
    }
  })

  it('of direction agree', () => {
    for (const row of casesOf('direction_vectors.csv')) {
      const found = direction({
        actual: decimal(row['current']),
        previous: decimal(row['previous']),
        polarity: row['polarity'] as Polarity,
        decimals: Number(row['decimals']),
      })
      expect([row, found]).toEqual([row, row['expected']])
    }
  })
})

interface Worked {
  readonly file: string
  readonly rows: number
  readonly indicators: number
  readonly areas: number
  readonly notes: readonly string[]
  /** Percentages between 0 and 1, which may be shares: each is asked about, and kept in a file that loads as it is. */
  readonly asked: number
  /** Code, how many figures of the first area, its first and its last period. */
  readonly series: readonly (readonly [string, number, string, string])[]
}

// Counted in the files themselves (`csvcut`, `sort -u`), not with this code.
const worked: readonly Worked[] = [
  {
    file: 'halton_tidy.csv',
    rows: 185,
    indicators: 15,
    areas: 1,
    notes: ['164 blank-value'],
    asked: 9,
    series: [
      ['PERSABS', 18, 'school year 2006/07', 'school year 2024/25'],
      ['HLE-M', 12, '2011 to 2013', '2022 to 2024'],
      ['AFFORD', 24, 'April 2002', 'April 2025'],
      ['CLAIM', 25, '2001', '2025'],
      ['OBESE-AD', 10, '2015/16', '2024/25'],
      ['YR6WT', 10, 'school year 2015/16', 'school year 2024/25'],
    ],
  },
  {
    file: 'halton_comparators_tidy.csv',
    rows: 740,
    indicators: 15,
    areas: 4,
    notes: ['635 blank-value', '645 blank-value', '655 blank-value', '665 blank-value'],
    asked: 36,
    series: [],
  },
  {
    file: 'harrow_tidy.csv',
    rows: 370,
    indicators: 15,
    areas: 2,
    notes: [321, 331, 345, 346, 347, 348, 349, 350, 351].map((line) => `${line} blank-value`),
    asked: 12,
    series: [],
  },
  {
    file: 'glasgow_tidy.csv',
    rows: 167,
    indicators: 12,
    areas: 1,
    notes: [],
    asked: 0,
    series: [
      ['CORP09-Q', 21, 'Q1 2018/19', 'Q1 2023/24'],
      ['CHN11', 11, '2011/12', '2021/22'],
    ],
  },
]

describe('the worked files', () => {
  let app: App
  beforeAll(async () => {
    app = await quietApp()
  })

  it('load whole with what they define, every period understood, and change nothing the second time', async () => {
    for (const { file, rows, indicators, areas, notes, asked, series } of worked) {
      const text = textOf(file)
      if (text === null) continue
      const place = await newTenant(app)
      const request = { name: file, create: true }
      const loaded = done(await importText(app, place.id, text, request))
      expect([
        file,
        loaded.rows,
        loaded.added,
        loaded.createdIndicators.length,
        loaded.createdAreas.length,
      ]).toEqual([
        file,
        rows,
        rows,
        indicators,
        // The place has its own area already.
        file === 'halton_tidy.csv' ? 0 : areas,
      ])
      const told = loaded.findings.filter(({ code }) => code !== 'percentage-as-share')
      expect(told.map(({ line, code }) => `${line} ${code}`)).toEqual(notes)
      expect([file, loaded.findings.length - told.length]).toEqual([file, asked])
      expect(done(await importText(app, place.id, text, request))).toMatchObject({
        unchanged: rows,
        saved: false,
      })
      for (const [code, count, from, to] of series) {
        const figures = await readTenant(app.db, place.id, async (trx) => {
          const id = (await listIndicatorKinds(trx, [code])).get(code)?.id ?? 0
          return listObservations(trx, { indicatorIds: [id] }, null)
        })
        expect([
          code,
          figures.length,
          ...[0, -1].map((i) => figures.at(i)).map((f) => f && periodLabel(f.period)),
        ]).toEqual([code, count, from, to])
      }
    }
  })
})
