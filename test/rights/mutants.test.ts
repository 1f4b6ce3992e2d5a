import { describe, expect, it } from 'vitest'
import { differences } from './differences.ts'
import { loadPolicy, type LoadedPolicy } from './loaded-policy.ts'
import { asked, cells, expected } from './matrix.ts'
import { heldWithin, mutants, type Mutant } from './mutants.ts'

const policy = loadPolicy()

/** Is there a cell that the oracle decides otherwise? */
function isFelt({ decide }: LoadedPolicy, { roles, actions }: Pick<Mutant, 'roles' | 'actions'>): boolean {
  for (const cell of cells(roles, actions)) {
    const { actor, facts } = asked(cell)
    if (decide(actor, cell.action, facts).allowed !== expected(cell)) return true
  }
  return false
}

describe('one thing changed in the rights', () => {
  it('is what the copy that is changed begins without', () => {
    expect(differences(policy)).toEqual([])
    expect(policy.denials).toHaveLength(4)
  })

  it('is caught by a cell of the matrix, whatever it is', () => {
    const survivors: string[] = []
    let made = 0
    for (const mutant of mutants(policy)) {
      const undo = mutant.make(policy)
      if (!isFelt(policy, mutant)) survivors.push(mutant.name)
      undo()
      made += 1
    }
    console.log(`${made - survivors.length} of ${made} single changes of the rights caught by a cell`)
    expect(survivors).toEqual([])
    expect(differences(policy)).toEqual([])
    // Three other places for each of a role's actions, each denial, and the weight and the kinds of each action.
    const { roles, actions, denials } = policy
    const [of, all] = [Object.keys(roles).length, Object.keys(actions).length]
    expect(made).toBe(of * all * 3 + denials.length + all + heldWithin().length * 5)
  })

  it('in the tables is told by the line of the review that it departs from', () => {
    const silent: string[] = []
    for (const mutant of mutants(policy)) {
      const undo = mutant.make(policy)
      if (differences(policy).length === 0) silent.push(mutant.name)
      undo()
    }
    // What is dropped from the denials stands in no table: the cells above catch it.
    expect(silent).toEqual(policy.denials.map(({ why }) => `denial dropped: ${why}`))
  })
})
