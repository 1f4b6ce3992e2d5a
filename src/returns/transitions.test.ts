import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { workflowDiagram } from './transitions.ts'

describe('the workflow of a return', () => {
  it('is drawn in the guide as it stands in the table', () => {
    const guide = readFileSync(new URL('../../docs/guide/director.md', import.meta.url), 'utf8')
    expect(guide).toContain(workflowDiagram())
  })
})
