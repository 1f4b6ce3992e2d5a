import { describe, expect, it } from 'vitest'
import {
  canBeFilled,
  isReturnState,
  transitionOf,
  transitions,
  workflowDiagram,
  type ReturnState,
  type Step,
} from './transitions.ts'

const states: readonly ReturnState[] = ['open', 'draft', 'submitted', 'queried', 'accepted', 'reopened']
const steps: readonly Step[] = ['save', 'submit', 'query', 'accept', 'reopen']

describe('the workflow table', () => {
  // Reviewed by a person: where each step leads from each state; everything else is refused.
  it('leads where it should, and nowhere else', () => {
    const led = states.map(
      (state) => `${state}: ${steps.map((step) => transitionOf(state, step)?.to ?? '-').join(' ')}`,
    )
    expect(led).toEqual([
      'open: draft submitted - - -',
      'draft: draft submitted - - -',
      'submitted: - - queried accepted -',
      'queried: queried submitted - - -',
      'accepted: - - - - reopened',
      'reopened: reopened submitted - - -',
    ])
  })

  it('lets nothing be sent or accepted that is not in order', () => {
    for (const state of states) {
      for (const step of ['submit', 'accept'] as const) {
        const transition = transitionOf(state, step)
        if (transition) expect(transition.mustBeValid).toBe(true)
      }
    }
  })

  it('asks for words wherever something goes back', () => {
    expect(transitionOf('submitted', 'query')?.commentMissing).toBe('query-comment-missing')
    expect(transitionOf('accepted', 'reopen')?.commentMissing).toBe('reopen-reason-missing')
  })

  it('lets a return be filled only while it is with its department', () => {
    expect(states.filter(canBeFilled)).toEqual(['open', 'draft', 'queried', 'reopened'])
  })

  it('knows its states', () => {
    expect(states.every(isReturnState)).toBe(true)
    expect(Object.keys(transitions)).toEqual(states)
    for (const text of ['', 'late', 'constructor', '__proto__']) expect(isReturnState(text)).toBe(false)
  })

  it('draws itself', () => {
    const arrows = workflowDiagram().split('\n')
    expect(arrows.slice(0, 2)).toEqual(['stateDiagram-v2', '  [*] --> open'])
    expect(arrows).toContain('  submitted --> queried: query')
    expect(arrows).not.toContain('  draft --> draft: save')
    expect(arrows.at(-1)).toBe('  accepted --> [*]')
  })
})
