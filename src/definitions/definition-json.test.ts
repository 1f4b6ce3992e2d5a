import { describe, expect, it } from 'vitest'
import { indicatorEditSchema, leftOut, newIndicatorSchema, typedFrom } from './definition-json.ts'
import { nothingTyped } from './typed-definition.ts'

const rating = {
  code: 'GOL',
  title: 'Rating',
  definition: 'The rating that the Government Office gives',
  recordedHow: 'From its letter, by the performance team',
  kind: 'ordinal',
  levels: ['Red', 'Amber', 'Green'],
  polarity: 'high',
  overTime: 'last',
  overAreas: 'none',
  periodKind: 'quarter',
  isKey: true,
  baseline: 'Amber',
  owners: ['Owner B', 'Owner C'],
} as const

describe('a definition that a program sends', () => {
  it('is read as somebody would type it; what cannot be guessed has to be sent', () => {
    expect(typedFrom(newIndicatorSchema.parse(rating), leftOut)).toMatchObject({
      scale: 'own',
      levels: 'Red\nAmber\nGreen',
      owners: 'Owner B\nOwner C',
      isKey: 'yes',
      decimals: '0',
      toleranceKind: 'place',
      collator: '',
    })
    const { overAreas: _, ...less } = rating
    expect(newIndicatorSchema.safeParse(less).success).toBe(false)
  })

  it('leaves what a change does not name as it is, and takes back what it names as nothing', () => {
    const before = { ...nothingTyped, title: 'Rating', toleranceKind: 'pct', tolerance: '5', collator: '7' }
    const edit = indicatorEditSchema.parse({
      tolerance: null,
      collator: null,
      isKey: false,
      reason: 'Agreed',
    })
    expect(typedFrom(edit, before)).toEqual({
      ...before,
      toleranceKind: 'place',
      tolerance: '',
      collator: '',
      isKey: 'no',
    })
    expect(indicatorEditSchema.safeParse({ title: 'No reason given' }).success).toBe(false)
  })
})
