import { detached } from '../files/file-text.ts'

/** Gives each thing that comes up a number, from 0 in the order of coming, by a text of its own. */
export class Numbered<T> {
  readonly #numbers = new Map<string, number>()
  readonly #things: T[] = []

  /** The number of the thing with that text; the first to come is the one that is kept. */
  add(text: string, make: (text: string) => T): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const own = detached(text)
    this.#numbers.set(own, this.#things.length)
    return this.#things.push(make(own)) - 1
  }

  at(number: number): T {
    const thing = this.#things[number]
    if (thing === undefined) throw new RangeError(`nothing has the number ${number}`)
    return thing
  }

  /** For each thing, by its number: how many come before it in the order of what `spell` makes of them. */
  ranks(spell: (thing: T) => string): Uint32Array {
    const spelt = this.#things.map((thing, number) => ({ number, text: spell(thing) }))
    spelt.sort((a, b) => (a.text < b.text ? -1 : 1))
    const ranks = new Uint32Array(spelt.length)
    for (const [rank, { number }] of spelt.entries()) ranks[number] = rank
    return ranks
  }
}
