import { describe, expect, it } from 'vitest'
import { checkSet, countTooMany, setRules } from './set-rules.ts'
import { isOn, mostAtOnce, overlap, type Spell } from './set.ts'

const from = (startsOn: string | null, endsOn: string | null = null): Spell => ({ startsOn, endsOn })
const many = (count: number, spell: Spell) =>
  Array.from({ length: count }, (_, i) => ({ code: `NI${i + 1}`, ...spell }))

describe('a spell in a set', () => {
  it('counts its first and its last day', () => {
    const spell = from('2008-04-01', '2011-03-31')
    expect(['2008-03-31', '2008-04-01', '2011-03-31', '2011-04-01'].map((day) => isOn(spell, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isOn(from(null), '1900-01-01')).toBe(true)
  })

  it('overlaps another that begins on its last day', () => {
    expect(overlap(from(null, '2009-03-31'), from('2009-03-31'))).toBe(true)
    expect(overlap(from(null, '2009-03-31'), from('2009-04-01'))).toBe(false)
  })

  it('is counted with those that hold on the same day', () => {
    expect(mostAtOnce([])).toBe(0)
    expect(mostAtOnce([from(null, '2009-03-31'), from('2009-04-01'), from('2010-04-01')])).toBe(2)
  })
})

// Up to 35 designated targets and sixteen statutory ones: "up to 51", as the review of the agreements of 2008 says.
describe('the rule of Local Area Agreements', () => {
  it('lets 35 designated targets be and counts the 36th, on whichever day', () => {
    const full = many(35, from('2008-04-01'))
    expect(countTooMany('laa-designated', full)).toBe(0)
    expect(countTooMany('laa-designated', [...full, from('2008-04-01', '2009-03-31')])).toBe(1)
    expect(countTooMany('laa-designated', [...full, from(null, '2008-03-31')])).toBe(0)
    expect([...checkSet('laa-designated', many(36, from(null)), '2009-01-12')]).toMatchObject([
      { code: 'too-many', args: { most: 35, count: 36 } },
    ])
  })

  it('names the statutory targets that are missing and those that are none', () => {
    const { exactly = [] } = setRules['laa-statutory']
    expect(exactly).toHaveLength(16)
    const all = exactly.map((code) => ({ code, ...from('2008-04-01', '2011-03-31') }))
    expect([...checkSet('laa-statutory', all, '2009-01-12')]).toEqual([])
    const others = [...all.slice(2), { code: 'NI192', ...from(null) }]
    expect([...checkSet('laa-statutory', others, '2009-01-12')]).toMatchObject([
      { code: 'missing-members', args: { count: 2, codes: 'NI72, NI73' } },
      { code: 'strange-members', args: { codes: 'NI192' } },
    ])
    // The agreements ended with March 2011: nothing is missing in a set that is over.
    expect([...checkSet('laa-statutory', all, '2012-01-12')]).toEqual([])
  })

  it('leaves local sets as large as they are', () => {
    expect(countTooMany('local', many(100, from(null)))).toBe(0)
    expect([...checkSet('local', many(100, from(null)), '2009-01-12')]).toEqual([])
  })
})
