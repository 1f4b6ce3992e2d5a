import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decimal } from '../kernel/decimal.ts'
import { calendarYear, quarter } from '../kernel/period.ts'
import type { FileFigure } from './file-figure.ts'
import { figureLine } from '../figures/figures-digest.ts'
import { HeldFigures } from './held-figures.ts'
import { marks, statuses } from '../figures/value-marks.ts'

const number = fc.constantFrom(null, '0', '38.20', '-1.5', '9'.repeat(40)) as fc.Arbitrary<Decimal | null>
const text = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme' }), fc.constantFrom(',', ',,"\n', '👪'))
const figure: fc.Arbitrary<FileFigure> = fc.record({
  line: fc.integer({ min: 1, max: 2 ** 31 }),
  indicatorCode: fc.constantFrom('NI1', 'NI2', 'NI10', 'NI192'),
  areaCode: fc.constantFrom('E1', 'E10', 'E"', 'E#', 'Ŵ', 'é👪', ' '),
  period: fc.constantFrom(quarter(2008, 1), quarter(2008, 2), quarter(2010, 1), calendarYear(2008)),
  value: number,
  numerator: number,
  denominator: number,
  lower: number,
  upper: number,
  status: fc.constantFrom(null, ...statuses),
  mark: fc.constantFrom(...marks),
  reason: text,
  source: text,
})
const placeOf = ({ indicatorCode, areaCode, period }: FileFigure): string =>
  JSON.stringify([indicatorCode, areaCode, period])

describe('figures that are held', () => {
  it('come back as they were, the first of each place', () => {
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 40 }), (figures) => {
        const held = new HeldFigures()
        const first = new Map<string, FileFigure>()
        for (const one of figures) {
          const before = first.get(placeOf(one))
          const { number: at, isNew } = held.add(one)
          expect(isNew).toBe(before === undefined)
          expect(held.at(at)).toEqual(before ?? one)
          if (!before) first.set(placeOf(one), one)
        }
        expect(held.length).toBe(first.size)
        expect([...first.values()].map((_, i) => held.at(i))).toEqual([...first.values()])
      }),
      { numRuns: 300, seed: 20081114 },
    )
  })

  it('are found again among many thousands', () => {
    const held = new HeldFigures()
    const many = fc.sample(figure, { numRuns: 5_000, seed: 1 }).map((one, i) => ({
      ...one,
      line: i,
      indicatorCode: `NI${i % 50}`,
      areaCode: `E${Math.floor(i / 50)}`,
    }))
    expect(many.map((one) => held.add(one))).toEqual(many.map((_, i) => ({ number: i, isNew: true })))
    expect(many.map((one) => held.add(one))).toEqual(many.map((_, i) => ({ number: i, isNew: false })))
    expect(many.map((_, i) => held.at(i))).toEqual(many)
  })

  it('stand for the digest in the order of their lines, without those that say nothing new', () => {
    const ids: Readonly<Record<string, number>> = { NI1: 12, NI2: 120, NI10: 3, NI192: 1 }
    const idOf = (code: string): number => ids[code] ?? 0
    const lineOf = (one: FileFigure): string =>
      figureLine({
        ...one,
        indicatorId: idOf(one.indicatorCode),
        status: one.status ?? 'final',
        revision: 1,
        recordedBy: null,
        recordedAt: new Date(0),
        signedBy: null,
        returnId: null,
      })
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 60 }), (figures) => {
        const held = new HeldFigures()
        for (const one of figures) held.add(one)
        const written = Array.from({ length: held.length }, (_, i) => i).filter((i) => i % 3 < 2)
        for (const i of written) held.setRevision(i, 1)
        const lines = [...held.inOrderOfDigest(idOf)].map((i) => lineOf(held.at(i)))
        expect(lines).toEqual(written.map((i) => lineOf(held.at(i))).sort())
      }),
      { numRuns: 300, seed: 20081114 },
    )
  })
})
