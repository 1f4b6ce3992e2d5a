import { describe, expect, it } from 'vitest'
import { isInForce, type WholeArea } from './area.ts'
import { areaTree, codesWithin } from './area-tree.ts'
import { checkArea, checkAreaClosing, checkNewArea, type AreaForm } from './check-area.ts'
import { codesIn } from './codes-in.ts'
import { kindOfCode } from './kind-of-code.ts'

const area = (code: string, parentCode: string | null = null, more: Partial<WholeArea> = {}): WholeArea => ({
  code,
  name: `Area ${code}`,
  kind: 'neighbourhood',
  parentCode,
  startsOn: null,
  endsOn: null,
  replacedBy: [],
  version: 1,
  ...more,
})
const form = (more: Partial<AreaForm> = {}): AreaForm => ({
  code: 'castlefields',
  name: 'Castlefields',
  kind: 'neighbourhood',
  partOf: '',
  startsOn: '',
  ...more,
})
const codes = (findings: Iterable<{ field: string; code: string }>): string[] =>
  [...findings].map(({ field, code }) => `${field}: ${code}`)
const all = [area('E06000006'), area('north', 'E06000006'), area('street', 'north')]

describe('a new area', () => {
  it.each([
    ['', 'code: code-missing'],
    ['Castle fields', 'code: code-form'],
    ['new', 'code: code-reserved'],
    ['E0600006', 'code: code-length'],
    ['E060000067', 'code: code-length'],
    ['north', 'code: code-taken'],
  ])('with the code "%s" is refused: %s', (code, told) => {
    expect(codes(checkNewArea(form({ code }), all))).toEqual([told])
  })

  it('has a name, and a kind unless its code says it', () => {
    expect(codes(checkNewArea(form({ name: '', kind: '' }), all))).toEqual([
      'name: name-missing',
      'kind: kind-missing',
    ])
    expect(codes(checkNewArea(form({ code: 'E05001234', kind: '' }), all))).toEqual([])
    expect(codes(checkNewArea(form({ code: 'E05001234', kind: 'lsoa' }), all))).toEqual([
      'kind: kind-not-of-code',
    ])
  })

  it('lies in an area that is there and in force', () => {
    const ended = area('old', null, { endsOn: '2009-03-31' })
    expect(codes(checkNewArea(form({ partOf: 'nowhere' }), all))).toEqual(['partOf: parent-not-found'])
    expect(codes(checkNewArea(form({ partOf: 'old' }), [...all, ended]))).toEqual(['partOf: parent-ended'])
    expect(codes(checkNewArea(form({ partOf: 'north' }), all))).toEqual([])
  })

  it('begins on a real day', () => {
    expect(codes(checkNewArea(form({ startsOn: '2009-02-30' }), all))).toEqual(['startsOn: starts-form'])
  })
})

describe('an area that is changed', () => {
  it('never lies in itself or in what lies in it', () => {
    expect(codes(checkArea(form({ code: 'north', partOf: 'north' }), all))).toEqual(['partOf: parent-itself'])
    expect(codes(checkArea(form({ code: 'north', partOf: 'street' }), all))).toEqual(['partOf: parent-below'])
    expect(codes(checkArea(form({ code: 'street', partOf: 'E06000006' }), all))).toEqual([])
  })

  it('stays where it is though what it lies in has ended meanwhile', () => {
    const since = [area('old', null, { endsOn: '2009-03-31' }), area('part', 'old', { endsOn: '2009-03-31' })]
    expect(codes(checkArea(form({ code: 'part', partOf: 'old' }), since))).toEqual([])
  })
})

describe('closing an area', () => {
  const at = { today: '2009-04-01', homeCode: 'E06000006' }
  const close = (code: string, endsOn: string, replacedBy: string[] = [], areas = all): string[] =>
    codes(
      checkAreaClosing(
        { endsOn, replacedBy },
        areas.find((one) => one.code === code) ?? area(code),
        areas,
        at,
      ),
    )

  it('asks for a day that has been, not before the first', () => {
    expect(close('street', '31/03/2009')).toEqual(['endsOn: ends-form'])
    expect(close('street', '2009-04-02')).toEqual(['endsOn: ends-later'])
    const late = [...all, area('late', null, { startsOn: '2009-03-31' })]
    expect(close('late', '2009-03-30', [], late)).toEqual(['endsOn: ends-before-start'])
    expect(close('street', '2009-04-01')).toEqual([])
  })

  it('is refused for the place itself and while others in force lie in it', () => {
    expect(close('E06000006', '2009-03-31')).toEqual(['endsOn: ends-home', 'endsOn: areas-below'])
    expect(close('north', '2009-03-31')).toEqual(['endsOn: areas-below'])
  })

  it('names what it became: areas that are there, none of them itself, none that ended before', () => {
    const since = [...all, area('older', null, { endsOn: '2008-03-31' })]
    expect(close('street', '2009-03-31', ['nowhere', 'street', 'older', 'north'], since)).toEqual([
      'replacedBy: successor-not-found',
      'replacedBy: successor-itself',
      'replacedBy: successor-ended',
    ])
  })
})

describe('the kind that an official code says', () => {
  // Register of Geographic Codes, Office for National Statistics.
  it.each([
    ['E92000001', 'country'],
    ['E12000002', 'region'],
    ['E06000006', 'unitary-authority'],
    ['E08000011', 'metropolitan-district'],
    ['E09000015', 'london-borough'],
    ['E05001234', 'ward'],
    ['E01012345', 'lsoa'],
    ['S12000049', 'unitary-authority'],
    ['E99999999', null],
    ['castlefields', null],
    ['E0600006', null],
  ])('%s: %s', (code, kind) => expect(kindOfCode(code)).toBe(kind))
})

it('an area is in force from its first day to its last, both counted', () => {
  const years = { startsOn: '2004-04-01', endsOn: '2009-03-31' }
  const days = ['2004-03-31', '2004-04-01', '2009-03-31', '2009-04-01']
  expect(days.map((day) => isInForce(years, day))).toEqual([false, true, true, false])
  expect(isInForce({ startsOn: null, endsOn: null }, '1974-04-01')).toBe(true)
})

it('areas stand in a tree, what lies in nothing known at the top', () => {
  const tree = areaTree([...all, area('abroad', 'Z')])
  expect(tree.map(({ thing, below }) => [thing.code, below.length])).toEqual([
    ['E06000006', 1],
    ['abroad', 0],
  ])
})

it('an area holds whatever lies anywhere in it, and a ring in the store ends', () => {
  expect([...codesWithin(all, 'E06000006')]).toEqual(['E06000006', 'north', 'street'])
  expect([...codesWithin(all, 'nowhere')]).toEqual([])
  expect([...codesWithin([area('one', 'two'), area('two', 'one')], 'one')]).toEqual(['one', 'two'])
})

it('codes are read however they are parted, each once', () => {
  expect(codesIn(' E08000011, E08000013;E08000011\r\n\tE06000007 ')).toEqual([
    'E08000011',
    'E08000013',
    'E06000007',
  ])
})
