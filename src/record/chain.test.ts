import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginning, canonical, digestOf, hashOf } from './chain.ts'
import type { Entry, Plain } from './entry.ts'

const entry: Entry = {
  sequence: 1,
  at: '2008-10-28T15:00:00.000Z',
  personId: 7,
  personName: 'Operational Director',
  actingRole: 'operational-director',
  action: 'return-accepted',
  subjectKind: 'return',
  subject: 'waste/q2-2008-09',
  before: { state: 'submitted' },
  after: { state: 'accepted' },
  reason: '',
  requestId: 'r-1',
}

describe('the chain of hashes', () => {
  // Any other program can do the same: sha256sum over the 32 bytes before and this text.
  it('is SHA-256 over the hash before and one spelling of the entry', () => {
    const text =
      '[1,"2008-10-28T15:00:00.000Z",7,"Operational Director","operational-director","return-accepted","return",' +
      '"waste/q2-2008-09",{"state":"submitted"},{"state":"accepted"},"","r-1"]'
    expect(hashOf(beginning, entry)).toEqual(
      createHash('sha256').update(Buffer.alloc(32)).update(text).digest(),
    )
  })

  it('changes with every single field, and with the hash before', () => {
    const other: Entry = {
      sequence: 2,
      at: '2008-10-28T15:00:00.001Z',
      personId: null,
      personName: 'Somebody',
      actingRole: 'collator',
      action: 'return-sent',
      subjectKind: 'round',
      subject: 'waste/q1-2008-09',
      before: null,
      after: { state: 'accepted', more: 1 },
      reason: 'none',
      requestId: 'r-2',
    }
    const whole = hashOf(beginning, entry).toString('hex')
    for (const field of Object.keys(entry) as (keyof Entry)[]) {
      expect([field, hashOf(beginning, { ...entry, [field]: other[field] }).toString('hex')]).not.toEqual([
        field,
        whole,
      ])
    }
    expect(hashOf(Buffer.alloc(32, 1), entry).toString('hex')).not.toBe(whole)
  })

  it('has one spelling for a value, however its keys were ordered, and it is JSON of that value', () => {
    expect(canonical({ b: [1, null, 'x'], a: { d: true, c: '' } })).toBe(
      '{"a":{"c":"","d":true},"b":[1,null,"x"]}',
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value as Plain)
        expect(canonical(JSON.parse(text) as Plain)).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('takes lines for a digest in their order, and tells where each one ends', () => {
    expect(digestOf(['ab', 'c'])).not.toBe(digestOf(['a', 'bc']))
    expect(digestOf(['a', 'b'])).not.toBe(digestOf(['b', 'a']))
    expect(digestOf([])).toBe(createHash('sha256').digest('hex'))
  })
})
