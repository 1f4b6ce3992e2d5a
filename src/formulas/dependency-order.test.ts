import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cycleThrough, dependencyOrder, reachedBy, type Dependencies } from './dependency-order.ts'

const of = (formulas: Readonly<Record<string, readonly string[]>>): Dependencies =>
  new Map(Object.entries(formulas))

describe('the order in which formulas are reckoned', () => {
  it('puts each after what it refers to', () => {
    expect(dependencyOrder(of({ C: ['B', 'A'], B: ['A', 'recorded'], A: ['recorded'] }))).toEqual({
      order: ['A', 'B', 'C'],
      cycles: [],
    })
  })

  it('names each circle once, and leaves out what leads into it', () => {
    expect(dependencyOrder(of({ A: ['B'], B: ['A'], C: ['A'], D: ['D'], E: ['recorded'] }))).toEqual({
      order: ['E'],
      cycles: [
        ['A', 'B', 'A'],
        ['D', 'D'],
      ],
    })
  })

  it('holds for chains of thousands and for circles as long', () => {
    const chain = new Map(Array.from({ length: 20_000 }, (_, at) => [`N${at}`, [`N${at + 1}`]]))
    expect(dependencyOrder(chain).order).toHaveLength(20_000)
    const ring = new Map(chain).set('N19999', ['N0'])
    expect(dependencyOrder(ring).cycles.map((cycle) => cycle.length)).toEqual([20_001])
  })

  it('of any formulas: each is in order or hangs on a circle, and a circle is one', () => {
    const codes = Array.from('ABCDEFG')
    const formulas = fc.array(fc.tuple(fc.constantFrom(...codes), fc.subarray(codes)), { maxLength: 7 })
    fc.assert(
      fc.property(formulas, (pairs) => {
        const dependencies: Dependencies = new Map(pairs)
        const { order, cycles } = dependencyOrder(dependencies)
        const place = new Map(order.map((code, at) => [code, at]))
        for (const [code, at] of place) {
          for (const other of dependencies.get(code) ?? []) {
            if (dependencies.has(other)) expect(place.get(other)).toBeLessThan(at)
          }
        }
        for (const cycle of cycles) {
          expect(cycle[0]).toBe(cycle.at(-1))
          cycle.slice(1).forEach((code, at) => expect(dependencies.get(cycle[at] ?? '')).toContain(code))
        }
        expect(cycles.length > 0).toBe(order.length < dependencies.size)
      }),
    )
  })
})

describe('a changed figure', () => {
  const formulas = of({ D: ['C'], C: ['B'], B: ['x'], E: ['y'] })

  it('reaches what is reckoned from it, in order', () => {
    expect(reachedBy(['x'], formulas)).toEqual(['B', 'C', 'D'])
    expect(reachedBy(['y', 'C'], formulas)).toEqual(['E', 'C', 'D'])
    expect(reachedBy(['unused'], formulas)).toEqual([])
  })
})

describe('a way back to a formula', () => {
  it('is the shortest', () => {
    expect(cycleThrough('A', ['B', 'C'], of({ B: ['D'], D: ['A'], C: ['A'] }))).toEqual(['A', 'C', 'A'])
    expect(cycleThrough('A', ['B'], of({ B: ['C'], C: ['B'] }))).toBeNull()
  })
})
