import type { Actor } from '../../src/rights/actor.ts'
import type { Refusal } from '../../src/kernel/refusal.ts'
import type { Entered, ReturnHead } from '../../src/returns/return.ts'
import type { Draft } from '../../src/returns/draft.ts'
import { saveReturn } from '../../src/returns/save-return.action.ts'
import { takeStep, type StepRequest } from '../../src/returns/take-step.action.ts'
import type { ReturnState } from '../../src/returns/transitions.ts'
import { done } from './builder.ts'
import { returnNow, typed, type OpenReturn } from './an-open-return.ts'

/** What a return's department is known to say in a test: one entry for each of its indicators, in their order. */
export type Lines = readonly Entered[]

/** Saves lines as the actor, from the version that stands now unless another is given. */
export async function save(
  world: OpenReturn,
  actor: Actor,
  lines: Lines,
  more: Partial<Draft> = {},
): Promise<ReturnHead | Refusal> {
  const { version } = await returnNow(world, world.team)
  const named = lines.map((entered, i): [string, Entered] => [world.indicators[i]?.code ?? '', entered])
  return saveReturn(world.app, actor, world.at, { version, lines: new Map(named), ...more })
}

/** Takes a step as the actor, from the version that stands now unless another is given. */
export async function step(
  world: OpenReturn,
  actor: Actor,
  name: StepRequest['step'],
  more: Partial<StepRequest> = {},
): Promise<ReturnHead | Refusal> {
  const { version } = await returnNow(world, world.team)
  return takeStep(world.app, actor, world.at, { step: name, comment: '', version, ...more })
}

/** Saved and sent by the collator. */
export async function send(world: OpenReturn, lines: Lines): Promise<ReturnHead> {
  done(await save(world, world.collator, lines))
  return done(await step(world, world.collator, 'submit'))
}

/** Accepted by the performance team. */
export async function accept(world: OpenReturn): Promise<ReturnHead> {
  return done(await step(world, world.team, 'accept'))
}

/** How each state is come by from a new return, one step after another. */
const ways: Readonly<Record<ReturnState, readonly ('save' | StepRequest['step'])[]>> = {
  open: [],
  draft: ['save'],
  submitted: ['save', 'submit'],
  queried: ['save', 'submit', 'query'],
  certified: ['save', 'submit', 'certify'],
  accepted: ['save', 'submit', 'accept'],
  reopened: ['save', 'submit', 'accept', 'reopen'],
}

/** Walks a new return to a state as its people would, with 38.2 on every line; certified only in a round of three hands. */
export async function walkTo(world: OpenReturn, state: ReturnState): Promise<void> {
  for (const each of ways[state]) {
    if (each === 'save')
      done(
        await save(
          world,
          world.collator,
          world.indicators.map(() => typed('38.2')),
        ),
      )
    else if (each === 'submit') done(await step(world, world.collator, each))
    else if (each === 'certify') done(await step(world, world.director, each))
    else done(await step(world, world.team, each, { comment: 'Look at this again' }))
  }
}
