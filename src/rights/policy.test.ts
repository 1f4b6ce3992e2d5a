import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, Grant } from './actor.ts'
import { decide, mayDo, mayOffer, seesNothing, visibleTo, type Facts } from './policy.ts'
import { actions, roles, type Action, type Role } from './roles.ts'

const someone = (...grants: Grant[]): Actor => ({
  tenantId: 1,
  personId: 7,
  name: 'A person',
  post: 'A post',
  grants,
  requestId: 'r',
  isConfirmed: true,
})
const own = { organisation: new Set([10, 11]) }

describe('the policy', () => {
  it('lets whoever came by a link fill in and send that return, and do nothing else with anything', () => {
    const holder = someone({ role: 'link-holder', covers: { return: new Set([50]) } })
    const allowed = (facts: Facts) =>
      Object.keys(actions).filter((action) => mayDo(holder, action as Action, facts))
    expect(allowed({ organisationId: 10, returnId: 50 })).toEqual([
      'return.read',
      'return.fill',
      'return.send',
    ])
    expect(allowed({ organisationId: 10, returnId: 51 })).toEqual([])
    expect(allowed({ organisationId: 10 })).toEqual([])
    expect(visibleTo(holder, 'return.read')).toMatchObject({ organisation: [], return: [50] })
    expect(seesNothing(visibleTo(holder, 'performance.read'))).toBe(true)
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

  it('says why it refuses, what no grant gets past first and the confirming last', () => {
    const director = someone({ role: 'operational-director', covers: own })
    const why = (actor: Actor, action: Action, facts: Facts) => {
      const verdict = decide(actor, action, { organisationId: 10, ...facts })
      return verdict.allowed ? 'allowed' : verdict.why
    }
    const token: Actor = { ...director, readsOnly: true, isConfirmed: false }
    const entered = { enteredBy: [7] }
    expect(why(director, 'return.accept', { organisationId: 12 })).toBe('no-right')
    expect(why(token, 'return.accept', { organisationId: 12, ...entered })).toBe('no-right')
    expect(why(token, 'return.accept', entered)).toBe('own-entry')
    expect(why(token, 'return.fill', { isLocked: true })).toBe('locked')
    expect(why(token, 'return.accept', {})).toBe('reads-only')
    expect(why({ ...token, readsOnly: false }, 'return.accept', {})).toBe('confirm-first')
    expect(why({ ...token, readsOnly: false }, 'return.fill', {})).toBe('allowed')
    expect(why(token, 'return.read', { isLocked: true })).toBe('allowed')
  })

  it('offers what is only to be confirmed, and nothing that is refused for another reason', () => {
    const unconfirmed: Actor = {
      ...someone({ role: 'operational-director', covers: own }),
      isConfirmed: false,
    }
    const at = { organisationId: 10 }
    expect([
      mayDo(unconfirmed, 'return.accept', at),
      mayOffer(unconfirmed, 'return.accept', at),
      mayOffer(unconfirmed, 'return.accept', { ...at, enteredBy: [7] }),
      mayOffer({ ...unconfirmed, readsOnly: true }, 'return.accept', at),
    ]).toEqual([false, true, false, false])
  })

  it('lets a denial of one grant be made good by no other', () => {
    const actor = someone(
      { role: 'collator', covers: own },
      { role: 'collator', covers: 'all', lentBy: 'Another collator' },
    )
    expect(decide(actor, 'return.fill', { organisationId: 10, isLocked: true })).toEqual({
      allowed: false,
      why: 'locked',
    })
    expect(decide(actor, 'return.fill', { organisationId: 99 })).toEqual({
      allowed: true,
      as: 'collator',
      lentBy: 'Another collator',
    })
  })

  it('shows the public what is published, and lists nothing for it by what belongs to whom', () => {
    const citizen = someone({ role: 'public', covers: 'all' })
    expect(mayDo(citizen, 'performance.read', { isPublished: true })).toBe(true)
    expect(mayDo(citizen, 'performance.read')).toBe(false)
    expect(seesNothing(visibleTo(citizen, 'performance.read'))).toBe(true)
  })

  it('lists exactly what opens', () => {
    const role = fc.constantFrom(...(Object.keys(roles) as Role[]))
    const covers = fc.oneof(
      fc.constant('all' as const),
      fc.uniqueArray(fc.integer({ min: 1, max: 6 })).map((ids) => ({ organisation: new Set(ids) })),
    )
    const grants = fc.array(fc.record({ role, covers }), { maxLength: 3 })
    fc.assert(
      fc.property(grants, fc.integer({ min: 1, max: 6 }), (held, organisationId) => {
        const actor = someone(...held)
        const visible = visibleTo(actor, 'return.read')
        const listed = visible === 'all' || visible.organisation.includes(organisationId)
        expect(listed).toBe(mayDo(actor, 'return.read', { organisationId }))
      }),
    )
  })
})
