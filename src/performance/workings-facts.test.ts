import { describe, expect, it } from 'vitest'
import type { Computed } from '../figures/indicator.ts'
import { quarter } from '../kernel/period.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { workingsFacts } from './workings-facts.ts'

const q2 = quarter(2008, 2)
const input = (code: string, value: string): Computed['inputs'][number] => ({
  text: `[${code}]`,
  reference: { code, shift: 'none', part: 'value' },
  periods: [q2],
  value: value as Decimal,
  absence: null,
})
const computed: Computed = {
  version: 1,
  formula: 'pct([REC], [ALL])',
  absence: null,
  counts: null,
  inputs: [input('REC', '4120'), input('ALL', '10000')],
}
const known = (title: string) => ({ title, decimals: 0, unit: '' })
const factsOf = (referred: ReadonlyMap<string, ReturnType<typeof known>>, of = computed) =>
  new Map(
    workingsFacts({ computed: of, referred }, 'E06000006', { base: '/halton', query: '' }, 'en').map(
      ({ key, value }) => [key, String(value)],
    ),
  )

describe('how a derived figure came about', () => {
  it('is told in words, with the figures in it, and each of them is a link', () => {
    const facts = factsOf(
      new Map([
        ['REC', known('Waste recycled')],
        ['ALL', known('Waste')],
      ]),
    )
    expect(facts.get('Formula')).toBe('Waste recycled ÷ Waste × 100')
    expect(facts.get('With the figures in it')).toBe('4,120 ÷ 10,000 × 100')
    expect(facts.get('Worked out from')).toContain('href="/halton/figures/REC/E06000006/q2-2008-09"')
  })

  it('shows neither title nor figure of an indicator that the reader may not open', () => {
    const facts = factsOf(new Map([['ALL', known('Waste')]]))
    expect(facts.get('Formula')).toBe('REC ÷ Waste × 100')
    expect([...facts.values()].join(' ')).not.toMatch(/4,?120|figures\/REC/)
  })

  it('prints both counts of what the system says, and how many stand in neither', () => {
    const counts = { numerator: '38' as Decimal, denominator: '46' as Decimal, apart: 3 }
    const facts = factsOf(new Map(), { ...computed, formula: 'percentGreen()', counts, inputs: [] })
    expect(facts.get('With the figures in it')).toBe('38 of 46')
    expect(facts.get('Counted in neither')).toBe('3')
  })
})
