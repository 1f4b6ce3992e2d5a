/**
 * Lets so many in at the same time for each key, and the others in the order in which they came; whoever has waited too
 * long is told what somebody is told for whom the pool has no connection in time.
 */
export class Turns {
  readonly #most: number
  readonly #patienceMs: number
  readonly #gates = new Map<number, { inside: number; readonly line: (() => void)[] }>()

  constructor(most: number, patienceMs: number) {
    this.#most = most
    this.#patienceMs = patienceMs
  }

  async take<T>(key: number, work: () => Promise<T>): Promise<T> {
    const gate = this.#gates.get(key) ?? { inside: 0, line: [] }
    this.#gates.set(key, gate)
    if (gate.inside === this.#most) await this.#wait(gate.line)
    else gate.inside += 1
    try {
      return await work()
    } finally {
      // Whoever is next in line comes in as this one goes out.
      const next = gate.line.shift()
      if (next) next()
      else gate.inside -= 1
      if (gate.inside === 0) this.#gates.delete(key)
    }
  }

  #wait(line: (() => void)[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(limit)
        resolve()
      }
      const limit = setTimeout(() => {
        line.splice(line.indexOf(enter), 1)
        reject(new Error('No connection for a change: too many are waiting'))
      }, this.#patienceMs)
      line.push(enter)
    })
  }
}
