/**
 * Values that are worth keeping for as long as what they were made from is the same: `from` is the very thing, or a text
 * that is another one whenever the thing has changed. Holds so many at most; the one asked for longest ago makes room.
 */
export class Kept<T> {
  readonly #most: number
  readonly #values = new Map<string, { readonly from: unknown; readonly value: T }>()

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#values.size
  }

  find(key: string, from: unknown): T | undefined {
    const found = this.#values.get(key)
    if (!found || found.from !== from) return undefined
    this.#move(key, found)
    return found.value
  }

  keep(key: string, from: unknown, value: T): void {
    this.#move(key, { from, value })
    const [oldest] = this.#values.keys()
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest)
  }

  // A map remembers the order in which things were put in.
  #move(key: string, entry: { readonly from: unknown; readonly value: T }): void {
    this.#values.delete(key)
    this.#values.set(key, entry)
  }
}
