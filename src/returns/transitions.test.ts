import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { awaitedStates } from '../reminders/reminders-due.ts'
import { canBeFilled, returnStates, workflowDiagram } from './transitions.ts'

describe('the workflow of a return', () => {
  it('is drawn in the guide as it stands in the table', () => {
    const guide = readFileSync(new URL('../../docs/guide/director.md', import.meta.url), 'utf8')
    expect(guide).toContain(workflowDiagram())
  })

  it('has one idea of what is with the department: what it can fill in is what it is reminded of', () => {
    expect(returnStates.filter(canBeFilled).toSorted()).toEqual([...awaitedStates].toSorted())
  })
})
