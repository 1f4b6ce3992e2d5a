import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { importText } from '../../test/worlds/an-import.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { verify } from '../../test/worlds/verify.ts'
import type { App } from '../db/app.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { checkValues, isFigure, type Catalogue } from './check-values.ts'
import { DefinitionsInFile } from './definitions-in-file.ts'
import { readValuesFile } from './values-file.ts'

const heading =
  'indicator_code,title,unit,polarity,frequency,area_code,area_name,period,value,numerator,denominator,status,mark,comment'
const rows = Array.from({ length: 8 }, (_, i) => {
  const comment = i === 3 ? '"two\r\nlines, ""quoted"""' : ''
  return `NI${i % 3},Title ${i % 3},%,high,quarterly,E1,An area,${2000 + i}/0${i + 1} Q${(i % 4) + 1},${i}.50,,,,,${comment}`
})
const file = [heading, ...rows].join('\r\n')

const junk = fc.oneof(
  fc.constantFrom(
    '"',
    ',',
    ';',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\u0000',
    '\ufeff',
    '\ud800',
    '\u0007',
    '\u202e',
    '[c]',
    'nil',
    '-',
  ),
  fc.constantFrom(
    '=cmd()',
    "'; drop table observation; --",
    '<script>alert(1)</script>',
    '2008-09',
    '1e309',
    '-0',
    'ⅷ',
    '１２',
  ),
  fc.constantFrom('9'.repeat(60), 'x'.repeat(10_000), '__proto__', 'constructor', 'É', '👪'),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
/** A file after a few accidents: something put in, something cut out, a piece moved elsewhere. */
const mutated = fc
  .array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 40 }), junk, fc.nat({ max: 2 })),
    { minLength: 1, maxLength: 4 },
  )
  .map((accidents) =>
    accidents.reduce((text, [where, length, put, kind]) => {
      const at = Math.floor(where * text.length)
      const cut = text.slice(at, at + length)
      const without = text.slice(0, at) + text.slice(at + length)
      const elsewhere = Math.floor((1 - where) * without.length)
      if (kind === 0) return text.slice(0, at) + put + text.slice(at)
      if (kind === 1) return without
      return without.slice(0, elsewhere) + cut + without.slice(elsewhere)
    }, file),
  )

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
/** A file of one row, with something put into one of its cells in place of what was there. */
const oneOdd = fc
  .tuple(fc.nat({ max: 13 }), junk, fc.integer({ min: 1990, max: 2089 }))
  .map(([column, put, year]) => {
    const cells = [
      'NI1',
      'Title',
      '%',
      'high',
      'annual (calendar)',
      'E1',
      'An area',
      String(year),
      '1.5',
      '',
      '',
      '',
      '',
      '',
    ]
    return [heading, cells.map((cell, i) => quoted(i === column ? put : cell)).join(',')].join('\n')
  })

describe('a file that something happened to', () => {
  // 2,000 files; every one is read, and every fault is on a line that it has.
  it('is read or refused, and never breaks the reader', () => {
    const catalogueOf = (text: string): Catalogue => {
      const read = readValuesFile(text)
      const definitions = new DefinitionsInFile()
      for (const row of read.rows) definitions.add(row)
      const { indicators, areas } = definitions
      return {
        periodKindOf: (code) => indicators.get(code)?.periodKind,
        areaOf: (code) => (areas.has(code) ? code : null),
        isPercentage: (code) => indicators.get(code)?.unit === '%',
        isDerived: () => false,
      }
    }
    fc.assert(
      fc.property(mutated, (text) => {
        const { rows: read, findings } = readValuesFile(text)
        const items = [...checkValues(read, catalogueOf(text))]
        const lines = text.split(/\r\n|\r|\n/).length
        for (const { line } of [...findings, ...items, ...read]) {
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(lines)
        }
        for (const item of items.filter(isFigure)) {
          expect(item.value ?? '0').toMatch(/^-?\d{1,40}(\.\d+)?$/)
          expect((item.value === null) === !['ok', 'nil'].includes(item.mark)).toBe(true)
        }
      }),
      { numRuns: 2000, seed: 20081114 },
    )
  })

  let app: App
  beforeAll(async () => {
    app = await quietApp()
  })

  const stored = async (tenantId: number): Promise<string> => {
    const { rows: counts } = await app.db.pool.query<{ counts: string }>(
      `select concat_ws(' ', (select count(*) from observation where tenant_id = $1),
        (select count(*) from indicator where tenant_id = $1), (select count(*) from area where tenant_id = $1),
        (select sequence from audit_head where tenant_id = $1)) as counts`,
      [tenantId],
    )
    return counts[0]?.counts ?? ''
  }

  it('is saved whole or not at all, and its record verifies', async () => {
    const place = await newTenant(app)
    const tally = { saved: 0, refused: 0, unchanged: 0 }
    for (const text of fc.sample(fc.oneof(mutated, oneOdd), { numRuns: 400, seed: 20081114 })) {
      const before = await stored(place.id)
      const result = await importText(app, place.id, text, { create: true })
      const after = await stored(place.id)
      if (isRefusal(result)) {
        expect(after).toBe(before)
        expect(result.findings.filter(({ severity }) => severity === 'error')).not.toEqual([])
        tally.refused += 1
      } else if (result.saved) {
        const [figures = 0] = before.split(' ').map(Number)
        expect(Number(after.split(' ')[0])).toBe(figures + result.added + result.revised)
        expect(result.findings.every(({ severity }) => severity !== 'error')).toBe(true)
        tally.saved += 1
      } else tally.unchanged += 1
    }
    expect(tally.saved).toBeGreaterThan(20)
    expect(tally.refused).toBeGreaterThan(20)
    expect((await verify(app, place)).faults).toEqual([])
  }, 120_000)
})
