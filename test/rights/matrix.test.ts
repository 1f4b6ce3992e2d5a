import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, mayDo, visibleTo } from '../../src/rights/policy.ts'
import { actions, roles, weighty, type Action, type Role } from '../../src/rights/roles.ts'
import { limits, pathOf, states, things } from './cells.ts'
import { differences } from './differences.ts'
import { goldenActions, goldenRoles } from './golden.ts'
import { asked, cells, expected, inWords, someone } from './matrix.ts'
import { oracle, seen } from './oracle.ts'

describe('the matrix of rights', () => {
  it('is the one that was reviewed: every role and action, and where each is held', () => {
    expect(differences({ roles, actions, weighty })).toEqual([])
  })

  it('is decided in every cell as the oracle decides it', () => {
    let count = 0
    let allowed = 0
    const wrong: string[] = []
    for (const cell of cells()) {
      const { actor, facts } = asked(cell)
      const verdict = decide(actor, cell.action, facts)
      count += 1
      if (verdict.allowed) allowed += 1
      if (verdict.allowed !== expected(cell)) wrong.push(inWords(cell))
    }
    console.log(
      `${count.toLocaleString('en-GB')} cells of the matrix, ${allowed.toLocaleString('en-GB')} allowed`,
    )
    expect(wrong.slice(0, 20)).toEqual([])
    expect(count).toBe(goldenRoles.size * goldenActions.size * limits.length * things.length * states.length)
    expect(allowed).toBeGreaterThan(0)
  })

  it('adds up where a person holds several roles, and a denial still wins', () => {
    const held = fc.record({
      role: fc.constantFrom(...goldenRoles.keys()),
      limit: fc.constantFrom(...limits),
    })
    const question = fc.tuple(
      fc.array(held, { maxLength: 4 }),
      fc.constantFrom(...goldenActions.keys()),
      fc.constantFrom(...things),
      fc.constantFrom(...states),
    )
    fc.assert(
      fc.property(question, ([grants, action, thing, state]) => {
        const { facts } = asked({ role: 'public', action, limit: limits[0] ?? never(), thing, state })
        const actor = someone(
          grants.map(({ role, limit }) => ({ role, covers: limit.covers })),
          state,
        )
        const decides = oracle(
          grants.map(({ role, limit }) => ({ role, to: limit.to })),
          state,
        )
        expect(mayDo(actor, action, facts)).toBe(decides(action, seen(thing, state)))
      }),
      { numRuns: 5_000 },
    )
  })

  it('lists what opens and nothing else, through every kind of scope', () => {
    const held = fc.record({
      role: fc.constantFrom(...goldenRoles.keys()),
      limit: fc.constantFrom(...limits),
    })
    const plain = states.find(
      (state) => state.isConfirmed && !Object.values({ ...state, isConfirmed: false }).includes(true),
    )
    fc.assert(
      fc.property(
        fc.array(held, { maxLength: 4 }),
        fc.constantFrom<Action>('performance.read', 'return.read'),
        fc.constantFrom(...things),
        (grants, action, thing) => {
          const actor = someone(grants.map(({ role, limit }) => ({ role, covers: limit.covers })))
          const visible = visibleTo(actor, action)
          const listed =
            visible === 'all' ||
            visible.organisation.some((id) => id === thing.organisationId) ||
            visible.body.some((id) => id === thing.bodyId) ||
            visible.theme.some((id) => thing.themeIds?.includes(id)) ||
            visible.indicator.some((id) => id === thing.indicatorId) ||
            visible.return.some((id) => id === thing.returnId)
          const { facts } = asked({
            role: 'public',
            action,
            limit: limits[0] ?? never(),
            thing,
            state: plain ?? never(),
          })
          expect(listed).toBe(mayDo(actor, action, facts))
        },
      ),
      { numRuns: 5_000 },
    )
  })

  it('knows the limits of its own world', () => {
    // The product's form of a grant, all that is below, is the oracle's, all that is above, turned round.
    for (const { covers, to } of limits) {
      if (covers === 'all' || to?.kind !== 'organisation') continue
      const below = [...pathOf].filter(([, path]) => path.includes(to.id)).map(([id]) => id)
      expect([...(covers.organisation ?? [])]).toEqual(below)
    }
  })

  it('gives a person without a role nothing at all', () => {
    for (const cell of cells(['system-administrator' satisfies Role]))
      expect(mayDo({ ...asked(cell).actor, grants: [] }, cell.action, asked(cell).facts)).toBe(false)
  })
})

function never(): never {
  throw new Error('the tables of the test are empty')
}
