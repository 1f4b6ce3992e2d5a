import { describe, expect, it } from 'vitest'
import type { Organisation } from './organisation.ts'
import { structureOf } from './structure.ts'
import { organisationWords } from './words.ts'

const organisation = (id: number, name: string, parentId: number | null): Organisation => ({
  id,
  code: name.toLowerCase(),
  name,
  kind: 'department',
  sector: name === 'Chamber' ? 'private' : 'public',
  parentId,
  partOf: null,
  openedOn: null,
  closedOn: null,
  version: 1,
})
const chart = (...some: Organisation[]) => structureOf(some, '/halton/organisations', organisationWords('en'))
const council = organisation(1, 'Council', null)
const chamber = organisation(2, 'Chamber', null)
const waste = organisation(3, 'Waste', 1)

describe('the structure chart of the organisations', () => {
  it('says in its title whose parts it shows, and how many stand beside it', () => {
    expect(chart(chamber, council, waste).title).toBe('Council has 1 part; 1 organisation beside it')
    expect(chart(council, waste).title).toBe('Council has 1 part')
    expect(chart(chamber, council).title).toBe('2 organisations stand side by side')
  })

  it('puts what has most parts on top, and names the sector of each', () => {
    expect(chart(chamber, council, waste).table.rows).toEqual([
      ['Council', 'none', 'Public'],
      ['Waste', 'Council', 'Public'],
      ['Chamber', 'none', 'Private'],
    ])
  })
})
