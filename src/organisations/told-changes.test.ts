import { describe, expect, it } from 'vitest'
import { toldChanges } from './told-changes.ts'

const fields = {
  name: { label: 'Name' },
  kind: { label: 'Kind', say: (value: string) => value.toUpperCase() },
  themes: { label: 'Themes' },
}

describe('what an entry changed', () => {
  it('is told in the words and the order of the table', () => {
    const before = { kind: 'board', name: 'Old', themes: ['a', 'b'], secret: 1 }
    const after = { kind: 'executive', name: 'Old', themes: [], secret: 2 }
    expect(toldChanges({ before, after }, fields)).toEqual([
      { field: 'Kind', before: 'BOARD', after: 'EXECUTIVE' },
      { field: 'Themes', before: 'a, b', after: null },
    ])
  })

  it.each([null, 'text', 7, ['name']])('is nothing where the record holds %j', (after) => {
    expect(toldChanges({ before: null, after }, fields)).toEqual([])
  })
})
