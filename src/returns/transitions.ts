import type { Action } from '../rights/roles.ts'

export const returnStates = [
  'open',
  'draft',
  'submitted',
  'queried',
  'certified',
  'accepted',
  'reopened',
] as const
export type ReturnState = (typeof returnStates)[number]
export const steps = ['save', 'submit', 'certify', 'query', 'accept', 'reopen'] as const
export type Step = (typeof steps)[number]

/** How many hands sign a return: two send and accept it; of three the second certifies it for its department. */
export const handsOffered = [2, 3] as const
export type Hands = (typeof handsOffered)[number]

export interface Transition {
  readonly to: ReturnState
  /** The right it takes; the policy adds that nobody signs for their own entry. */
  readonly right: Action
  /** Only in a round of so many hands. */
  readonly hands?: Hands
  /** Everything on the form must be in order first. */
  readonly mustBeValid?: true
  /** The sentence shown when the comment that it takes is missing. */
  readonly commentMissing?: 'query-comment-missing' | 'reopen-reason-missing'
}

type Workflow = Readonly<Record<ReturnState, Readonly<Partial<Record<Step, Transition>>>>>

const fill = {
  submit: { to: 'submitted', right: 'return.send', mustBeValid: true },
} as const
const ask = {
  query: { to: 'queried', right: 'return.query', commentMissing: 'query-comment-missing' },
} as const

/** The life of a return. Pages, checks, rights and the diagram in the guide are all read from here. */
export const transitions = {
  open: { save: { to: 'draft', right: 'return.fill' }, ...fill },
  draft: { save: { to: 'draft', right: 'return.fill' }, ...fill },
  submitted: {
    ...ask,
    certify: { to: 'certified', right: 'return.certify', hands: 3, mustBeValid: true },
    accept: { to: 'accepted', right: 'return.accept', hands: 2, mustBeValid: true },
  },
  queried: { save: { to: 'queried', right: 'return.fill' }, ...fill },
  certified: {
    ...ask,
    accept: { to: 'accepted', right: 'return.accept-certified', hands: 3, mustBeValid: true },
  },
  accepted: { reopen: { to: 'reopened', right: 'return.reopen', commentMissing: 'reopen-reason-missing' } },
  reopened: { save: { to: 'reopened', right: 'return.fill' }, ...fill },
} as const satisfies Workflow

/** A return as it stands, in a round of so many hands. */
interface InRound {
  readonly state: ReturnState
  readonly hands: Hands
}

/** What a step does with a return as it stands; undefined: it cannot be taken now. */
export function transitionOf({ state, hands }: InRound, step: Step): Transition | undefined {
  const found = (transitions as Workflow)[state][step]
  return found?.hands === undefined || found.hands === hands ? found : undefined
}

/** The rights of the steps that take a return further from here: not saving it, and not sending it back. */
export function rightsToGoOn(head: InRound): Action[] {
  return steps.flatMap((step) => {
    const transition = step === 'save' ? undefined : transitionOf(head, step)
    return transition && transition.commentMissing === undefined ? [transition.right] : []
  })
}

export function isReturnState(text: string): text is ReturnState {
  return Object.hasOwn(transitions, text)
}

export function isStep(text: string): text is Step {
  return (steps as readonly string[]).includes(text)
}

/** A return that its department can still change. */
export function canBeFilled(state: ReturnState): boolean {
  return (transitions as Workflow)[state].save !== undefined
}

export type Signature = 'certify' | 'accept'

/** The signature that a return waits for as it stands; null where it waits for none. */
export function nextSignature(head: InRound): Signature | null {
  const both: readonly Signature[] = ['certify', 'accept']
  return both.find((step) => transitionOf(head, step)) ?? null
}

/** A return that its department has sent, and that somebody else has to sign. */
export function waitsForSignature(state: ReturnState): boolean {
  return (transitions as Workflow)[state].query !== undefined
}

/** The table as a Mermaid state diagram, for the guide. */
export function workflowDiagram(): string {
  const arrows = Object.entries(transitions as Workflow).flatMap(([from, taken]) =>
    Object.entries(taken)
      .filter(([, { to }]) => to !== from)
      .map(
        ([step, { to, hands }]) =>
          `  ${from} --> ${to}: ${step}${hands === undefined ? '' : ` (${hands} hands)`}`,
      ),
  )
  return ['stateDiagram-v2', '  [*] --> open', ...arrows, '  accepted --> [*]'].join('\n')
}
