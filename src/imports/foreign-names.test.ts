import { describe, expect, it } from 'vitest'
import { areaFinder } from './areas-in-file.ts'
import { codeInFile } from './code-in-file.ts'
import { SpeltCodes } from './spelt-codes.ts'

describe('a code of another product', () => {
  it.each([
    ['NI192', 'NI192'],
    ['C&L01', 'C-L01'],
    ['%_2yr_olds', 'pct_2yr_olds'],
    ['Number_Foster_Places(New)', 'Number_Foster_Places-New'],
    ['CPP_Total_Rateper10,000', 'CPP_Total_Rateper10-000'],
    ['16-17 NEET', '16-17-NEET'],
    ['&&', '&&'],
    ['x'.repeat(61), 'x'.repeat(61)],
  ])('%s is held as %s', (written, held) => {
    expect(codeInFile(written)).toBe(held)
  })

  it('is told once, and two that would become one each time', () => {
    const codes = new SpeltCodes()
    const said: string[] = []
    for (const text of ['C&L01', 'C&L01', 'C L01', 'C-L01', 'NI192', 'C&L01'])
      codes.of(text, ({ code, spelt }) => said.push(`${text}: ${code} ${spelt}`))
    expect(said).toEqual(['C&L01: code-respelt C-L01', 'C L01: code-taken C-L01', 'C-L01: code-taken C-L01'])
  })
})

describe('an area as a file calls it', () => {
  const areas = [
    { code: 'E08000013', name: 'St Helens' },
    { code: 'S12000035', name: 'Argyll and Bute' },
    { code: 'E12000007', name: 'London' },
    { code: 'E13000002', name: 'London (Outer)' },
    { code: 'E05000001', name: 'Central' },
    { code: 'E05000002', name: 'Central' },
  ]
  const areaOf = areaFinder(areas, { 'Edinburgh City': 'S12000035', Nowhere: 'S99' })
  it.each([
    ['E08000013', 'E08000013'],
    ['St. Helens', 'E08000013'],
    ['ARGYLL & BUTE', 'S12000035'],
    ['London', 'E12000007'],
    ['London (Outer)', 'E13000002'],
    ['Edinburgh City', 'S12000035'],
    ['Nowhere', null],
    ['Halton', null],
    ['Central', ''],
  ])('%s is %s', (written, code) => {
    expect(areaOf(written)).toBe(code)
    expect(areaOf(written)).toBe(code)
  })
})
