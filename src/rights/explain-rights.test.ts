import { describe, expect, it } from 'vitest'
import type { Actor } from './actor.ts'
import { explainRights } from './explain-rights.ts'
import { factsOf, grantOf, type GrantScope, type HeldGrant } from './grant.ts'
import { rolesToGive, scopesOf } from './grant-scopes.ts'
import { mayDo } from './policy.ts'
import { whoMay } from './who-may.ts'

const waste: GrantScope = { kind: 'organisation', id: 5, code: 'waste', name: 'Waste' }
const held = (role: HeldGrant['role'], scope: GrantScope | null = null): HeldGrant => ({
  id: 1,
  personId: 9,
  post: 'Somebody',
  role,
  scope,
  startsOn: '2009-01-01',
  endsOn: null,
  reason: '',
  lentBy: null,
})
const holder = (grant: HeldGrant): Actor => ({
  tenantId: 1,
  personId: grant.personId,
  name: '',
  post: grant.post,
  grants: [grantOf(grant)],
  requestId: '',
  isConfirmed: false,
})

describe('what somebody may do, and why', () => {
  it('says through which grant and how far', () => {
    const grant = held('collator', waste)
    const ways = Object.fromEntries(
      explainRights([grant]).map(({ action, ways }) => [action, ways.map(({ extent }) => extent)]),
    )
    expect(ways).toMatchObject({
      'performance.read': ['place'],
      'return.fill': ['scope'],
      'return.accept': [],
      'grant.give': [],
    })
  })

  it.each(rolesToGive)('is what the policy decides for %s, action by action', (role) => {
    for (const scope of scopesOf(role).includes('place') ? [null, waste] : [waste]) {
      const grant = held(role, scope)
      const actor = { ...holder(grant), isConfirmed: true }
      for (const { action, ways } of explainRights([grant])) {
        expect(ways.length > 0, action).toBe(mayDo(actor, action, factsOf(waste)) || mayDo(actor, action))
      }
    }
  })
})

describe('who may do a thing', () => {
  it('is everybody whom the policy would let, once they had confirmed who they are', () => {
    const director = holder({ ...held('operational-director', waste), personId: 2, post: 'Director' })
    const other = holder({ ...held('operational-director', { ...waste, id: 6 }), personId: 3 })
    expect(whoMay([director, other], 'return.accept', { organisationId: 5 })).toEqual([
      { personId: 2, post: 'Director', as: 'operational-director' },
    ])
    expect(whoMay([director, other], 'performance.read', {})).toHaveLength(2)
  })
})

describe('what a role can be given for', () => {
  it('is the whole place for those who look after it, and one thing for those of a body', () => {
    expect(scopesOf('system-administrator')).toEqual(['place'])
    expect(scopesOf('body-officer')).toEqual(['organisation', 'body', 'theme', 'indicator'])
    expect(scopesOf('collator')).toEqual(['place', 'organisation', 'theme', 'indicator'])
    expect(scopesOf('councillor')).toEqual(['place'])
    for (const role of rolesToGive) expect(scopesOf(role)).not.toEqual([])
  })
})
