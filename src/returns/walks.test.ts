import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { actorOf, aPerson } from '../../test/worlds/an-actor.ts'
import { anOpenReturn, typed, type OpenReturn } from '../../test/worlds/an-open-return.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { save, step } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { isRefusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import { steps, transitionOf, type Hands, type ReturnState, type Step } from './transitions.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

/** Somebody who holds every role there is in the life of a return, so that only who did what can stop them. */
async function whoMayAll({ place }: OpenReturn, name: string): Promise<Actor> {
  const { personId } = await aPerson(
    app,
    place.id,
    name,
    { role: 'collator' },
    { role: 'operational-director' },
    { role: 'performance-team' },
  )
  return actorOf(app, place.id, personId)
}

interface Model {
  state: ReturnState
  /** Everybody who has entered anything; who sent and who certified what stands now. */
  entered: Set<string>
  sent: string | null
  certified: string | null
}

/** What the table says comes of a step, worked out beside the program; null: nothing does. */
function expected(
  { state, entered, sent, certified }: Model,
  hands: Hands,
  who: string,
  name: Step,
): ReturnState | null {
  const transition = transitionOf({ state, hands }, name)
  if (!transition) return null
  const signs = name === 'certify' || name === 'accept'
  return signs && (entered.has(who) || sent === who || certified === who) ? null : transition.to
}

function moved(model: Model, who: string, name: Step, to: ReturnState): Model {
  const entered = name === 'save' ? new Set([...model.entered, who]) : model.entered
  const falls = name === 'submit' || name === 'query'
  return {
    state: to,
    entered,
    sent: name === 'submit' ? who : model.sent,
    certified: name === 'certify' ? who : falls ? null : model.certified,
  }
}

/** Signatures come up more often than other steps, or few walks would get far. */
const move = fc.tuple(
  fc.constantFrom('A', 'B', 'C'),
  fc.constantFrom(...steps, 'certify' as const, 'accept' as const),
)

async function walk(
  world: OpenReturn,
  hands: Hands,
  moves: readonly [string, Step][],
  reached = new Set<ReturnState>(),
): Promise<Model> {
  const people = new Map<string, Actor>()
  let model: Model = { state: 'open', entered: new Set(), sent: null, certified: null }
  for (const [at, [who, name]] of moves.entries()) {
    const actor = people.get(who) ?? (await whoMayAll(world, who))
    people.set(who, actor)
    const result =
      name === 'save'
        ? await save(world, actor, [typed(String(30 + at))])
        : await step(world, actor, name, { comment: 'Because' })
    const to = expected(model, hands, who, name)
    if (to === null) expect(isRefusal(result)).toBe(true)
    // A return with an empty line cannot be sent yet: the one refusal that the table does not foretell.
    else if (isRefusal(result)) expect([name, model.entered.size]).toEqual(['submit', 0])
    else {
      expect(result.state).toBe(to)
      model = moved(model, who, name, to)
      reached.add(to)
    }
  }
  return model
}

describe.each([2, 3] as const)('random walks of %i hands', (hands) => {
  it('go as the table says, and nobody signs for what they entered', async () => {
    const reached = new Set<ReturnState>()
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 20 }), async (moves) => {
        const world = await anOpenReturn(app, [{}], undefined, hands)
        // Begun and sent, so that a walk gets far.
        const begun: [string, Step][] = [
          ['A', 'save'],
          ['A', 'submit'],
        ]
        await walk(world, hands, [...begun, ...moves], reached)
      }),
      { numRuns: 15, seed: 11 },
    )
    expect(reached).toContain('accepted')
  })

  it('of one person alone never end certified or accepted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...steps), { minLength: 4, maxLength: 16 }),
        async (names) => {
          const world = await anOpenReturn(app, [{}], undefined, hands)
          const begun: Step[] = ['save', 'submit']
          const { state } = await walk(
            world,
            hands,
            [...begun, ...names].map((name) => ['A', name]),
          )
          expect(['certified', 'accepted']).not.toContain(state)
        },
      ),
      { numRuns: 6, seed: 12 },
    )
  })
})
