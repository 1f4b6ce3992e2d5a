import { describe, expect, it } from 'vitest'
import type { Decimal } from '../kernel/decimal.ts'
import { DefinitionsInFile, type Scale } from './definitions-in-file.ts'
import { asPercentage, type ShareReading } from './percentages-in-file.ts'

const figure = (value: string | null, counts: readonly [string, string] | null = null) => ({
  value: value as Decimal | null,
  numerator: (counts?.[0] ?? null) as Decimal | null,
  denominator: (counts?.[1] ?? null) as Decimal | null,
  lower: null,
  upper: null,
})

type Reading = Omit<ShareReading, 'scale'> & { readonly scale: Scale }

function read(value: string, reading: Partial<Reading>, counts: readonly [string, string] | null = null) {
  const said: string[] = []
  const { value: got } = asPercentage(
    figure(value, counts),
    { share: null, namesMixed: false, ...reading, scale: () => reading.scale ?? 'shares' },
    (_, code, __, severity) => said.push(`${code} ${severity}`),
  )
  return [got, ...said]
}

describe('a percentage of a file', () => {
  it.each([
    ['0.38', {}, null, ['0.38', 'percentage-as-share query']],
    ['0.38', { share: 'share' }, null, ['38']],
    ['0.38', { share: 'percent' }, null, ['0.38']],
    ['1.02', { share: 'share' }, null, ['102']],
    ['1.02', { share: 'share', scale: 'mixed' }, null, ['1.02']],
    ['0.38', { share: 'share', scale: 'mixed' }, null, ['38']],
    ['38', { share: 'share', scale: 'percentages' }, null, ['38']],
    ['-0.05', { share: 'share' }, null, ['-5']],
    ['0', { share: 'share' }, null, ['0']],
    ['0.38', {}, ['38', '10000'], ['0.38']],
    // 1 of 1,788 is 0.056 %, which is 0.06 to two places and 0.1 to one.
    ['0.06', { scale: 'mixed', namesMixed: true }, ['1', '1788'], ['0.06']],
    ['0.1', { scale: 'mixed', namesMixed: true }, ['1', '1788'], ['0.1']],
    ['0.38', { share: 'share' }, ['38', '100'], ['38']],
    ['0.38', { scale: 'mixed', namesMixed: true }, null, ['0.38', 'percentages-mixed query']],
    ['0.38', { scale: 'shares', namesMixed: true }, null, ['0.38', 'percentage-as-share query']],
  ] as const)('%s, %o, is %s', (value, reading, counts, expected) => {
    expect(read(value, reading, counts)).toEqual(expected)
  })

  it.each([
    [['0.38', '0.4', '1.02'], 'shares'],
    [['1', '1.0'], 'shares'],
    [['38', '40', '0'], 'percentages'],
    [['0.38', '38'], 'mixed'],
    [['', '-'], 'percentages'],
  ] as const)('of which the file has %j is written as %s', (values, scale) => {
    const definitions = new DefinitionsInFile()
    for (const value of values)
      definitions.add({ line: 2, cells: { indicator_code: 'A&B', area_code: 'X', value } })
    expect(definitions.scaleOf('A-B')).toBe(scale)
  })
})
