import type { Action } from '../rights/roles.ts'

export type ReturnState = 'open' | 'draft' | 'submitted' | 'queried' | 'accepted' | 'reopened'
export type Step = 'save' | 'submit' | 'query' | 'accept' | 'reopen'

interface Transition {
  readonly to: ReturnState
  /** The right it takes; the policy adds that nobody accepts their own entry. */
  readonly right: Action
  /** Everything on the form must be in order first. */
  readonly mustBeValid?: true
  /** The sentence shown when the comment that it takes is missing. */
  readonly commentMissing?: 'query-comment-missing' | 'reopen-reason-missing'
}

type Workflow = Readonly<Record<ReturnState, Readonly<Partial<Record<Step, Transition>>>>>

const fill = {
  submit: { to: 'submitted', right: 'return.send', mustBeValid: true },
} as const

/** The life of a return. Pages, checks, rights and the diagram in the guide are all read from here. */
export const transitions = {
  open: { save: { to: 'draft', right: 'return.fill' }, ...fill },
  draft: { save: { to: 'draft', right: 'return.fill' }, ...fill },
  submitted: {
    query: { to: 'queried', right: 'return.query', commentMissing: 'query-comment-missing' },
    accept: { to: 'accepted', right: 'return.accept', mustBeValid: true },
  },
  queried: { save: { to: 'queried', right: 'return.fill' }, ...fill },
  accepted: { reopen: { to: 'reopened', right: 'return.reopen', commentMissing: 'reopen-reason-missing' } },
  reopened: { save: { to: 'reopened', right: 'return.fill' }, ...fill },
} as const satisfies Workflow

export function transitionOf(state: ReturnState, step: Step): Transition | undefined {
  return (transitions as Workflow)[state][step]
}

/** The rights of the steps that take a return further from here: not saving it, and not sending it back. */
export function rightsToGoOn(state: ReturnState): Action[] {
  const steps: readonly (readonly [string, Transition])[] = Object.entries<Transition>(transitions[state])
  return steps.flatMap(([step, { right, commentMissing }]) =>
    step === 'save' || commentMissing !== undefined ? [] : [right],
  )
}

export function isReturnState(text: string): text is ReturnState {
  return Object.hasOwn(transitions, text)
}

/** A return that its department can still change. */
export function canBeFilled(state: ReturnState): boolean {
  return transitionOf(state, 'save') !== undefined
}

/** The table as a Mermaid state diagram, for the guide. */
export function workflowDiagram(): string {
  const arrows = Object.entries(transitions).flatMap(([from, steps]) =>
    Object.entries(steps)
      .filter(([, { to }]) => to !== from)
      .map(([step, { to }]) => `  ${from} --> ${to}: ${step}`),
  )
  return ['stateDiagram-v2', '  [*] --> open', ...arrows, '  accepted --> [*]'].join('\n')
}
