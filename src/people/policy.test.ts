import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, Grant } from './actor.ts'
import { decide, mayDo, visibleTo } from './policy.ts'
import { actions, roles, type Action, type Role } from './roles.ts'

const someone = (...grants: Grant[]): Actor => ({
  tenantId: 1,
  personId: 7,
  name: 'A person',
  post: 'A post',
  grants,
  requestId: 'r',
})
const own = new Set([10, 11])

/** Reviewed by a person: may a holder of the role, in department 10, do it to a thing of department 10 / 20? */
const table: Record<Role, Record<Action, string>> = {
  collator: {
    'performance.read': 'yes yes',
    'return.read': 'yes no',
    'return.fill': 'yes no',
    'return.send': 'yes no',
    'return.accept': 'no no',
    'return.query': 'no no',
    'return.reopen': 'no no',
    'round.open': 'no no',
    'figures.import': 'no no',
    'targets.set': 'no no',
    'brand.change': 'no no',
    'record.read': 'no no',
  },
  'operational-director': {
    'performance.read': 'yes yes',
    'return.read': 'yes no',
    'return.fill': 'yes no',
    'return.send': 'yes no',
    'return.accept': 'yes no',
    'return.query': 'yes no',
    'return.reopen': 'no no',
    'round.open': 'no no',
    'figures.import': 'no no',
    'targets.set': 'no no',
    'brand.change': 'no no',
    'record.read': 'no no',
  },
  'performance-team': {
    'performance.read': 'yes yes',
    'return.read': 'yes no',
    'return.fill': 'no no',
    'return.send': 'no no',
    'return.accept': 'yes no',
    'return.query': 'yes no',
    'return.reopen': 'yes no',
    'round.open': 'no no',
    'figures.import': 'no no',
    'targets.set': 'no no',
    'brand.change': 'no no',
    'record.read': 'no no',
  },
  councillor: {
    'performance.read': 'yes yes',
    'return.read': 'no no',
    'return.fill': 'no no',
    'return.send': 'no no',
    'return.accept': 'no no',
    'return.query': 'no no',
    'return.reopen': 'no no',
    'round.open': 'no no',
    'figures.import': 'no no',
    'targets.set': 'no no',
    'brand.change': 'no no',
    'record.read': 'no no',
  },
  auditor: {
    'performance.read': 'yes yes',
    'return.read': 'yes no',
    'return.fill': 'no no',
    'return.send': 'no no',
    'return.accept': 'no no',
    'return.query': 'no no',
    'return.reopen': 'no no',
    'round.open': 'no no',
    'figures.import': 'no no',
    'targets.set': 'no no',
    'brand.change': 'no no',
    'record.read': 'no no',
  },
}
const said = (yes: boolean): string => (yes ? 'yes' : 'no')

describe('the policy', () => {
  it('gives each role in its own department exactly what the table says', () => {
    for (const role of Object.keys(table) as Role[]) {
      for (const action of Object.keys(actions) as Action[]) {
        const actor = someone({ role, covers: own })
        const here = said(mayDo(actor, action, { organisationId: 10 }))
        const elsewhere = said(mayDo(actor, action, { organisationId: 20 }))
        expect(`${role} ${action} ${here} ${elsewhere}`).toBe(`${role} ${action} ${table[role][action]}`)
      }
    }
  })

  it('lets only a grant for the whole place change the whole place', () => {
    expect(mayDo(someone({ role: 'performance-team', covers: 'all' }), 'figures.import')).toBe(true)
    expect(mayDo(someone({ role: 'performance-team', covers: own }), 'figures.import')).toBe(false)
  })

  it('refuses a person without a role everything', () => {
    for (const action of Object.keys(actions) as Action[]) expect(mayDo(someone(), action)).toBe(false)
  })

  it('lets nobody accept what they entered, whatever roles they hold', () => {
    const actor = someone(
      { role: 'operational-director', covers: own },
      { role: 'performance-team', covers: 'all' },
    )
    expect(decide(actor, 'return.accept', { organisationId: 10, enteredBy: [3, 7] })).toEqual({
      allowed: false,
      why: 'own-entry',
    })
    expect(decide(actor, 'return.accept', { organisationId: 10, enteredBy: [3] })).toEqual({
      allowed: true,
      as: 'operational-director',
    })
  })

  it('lists exactly what opens', () => {
    const role = fc.constantFrom(...(Object.keys(roles) as Role[]))
    const covers = fc.oneof(
      fc.constant('all' as const),
      fc.uniqueArray(fc.integer({ min: 1, max: 6 })).map((ids) => new Set(ids)),
    )
    const grants = fc.array(fc.record({ role, covers }), { maxLength: 3 })
    fc.assert(
      fc.property(grants, fc.integer({ min: 1, max: 6 }), (held, organisationId) => {
        const actor = someone(...held)
        const { organisations } = visibleTo(actor, 'return.read')
        const listed = organisations === 'all' || organisations.includes(organisationId)
        expect(listed).toBe(mayDo(actor, 'return.read', { organisationId }))
      }),
    )
  })
})
