import { beginning, hashOf } from './chain.ts'
import type { SignedCheckpoint } from './checkpoint.ts'
import type { Entry } from './entry.ts'

export interface ChainFault {
  readonly code:
    | 'entry-missing'
    | 'entry-altered'
    | 'entry-moved'
    | 'time-runs-back'
    | 'tail-missing'
    | 'checkpoint-forged'
    | 'checkpoint-disagrees'
    | 'figures-altered'
  readonly sequence: number
}

interface StoredLink extends Entry {
  readonly previousHash: Buffer
  readonly hash: Buffer
}

/** Walks a chain link by link. It is given the links in their order and says at the end what it found. */
export class ChainWalk {
  readonly faults: ChainFault[] = []
  #sequence = 0
  #hash: Buffer = beginning
  #at = ''
  readonly #checkpoints: ReadonlyMap<number, readonly SignedCheckpoint[]>

  constructor(checkpoints: readonly SignedCheckpoint[]) {
    this.#checkpoints = Map.groupBy(checkpoints, (checkpoint) => checkpoint.sequence)
  }

  get length(): number {
    return this.#sequence
  }

  step(link: StoredLink): void {
    for (let missing = this.#sequence + 1; missing < link.sequence; missing++)
      this.#fault('entry-missing', missing)
    if (!hashOf(link.previousHash, link).equals(link.hash)) this.#fault('entry-altered', link.sequence)
    else if (link.sequence === this.#sequence + 1 && !link.previousHash.equals(this.#hash)) {
      this.#fault('entry-moved', link.sequence)
    }
    if (link.at < this.#at) this.#fault('time-runs-back', link.sequence)
    for (const checkpoint of this.#checkpoints.get(link.sequence) ?? []) {
      if (checkpoint.hash !== link.hash.toString('hex')) this.#fault('checkpoint-disagrees', link.sequence)
    }
    this.#sequence = link.sequence
    this.#hash = link.hash
    this.#at = link.at
  }

  /** Compares the end of the walk with the head that the store keeps and with the last checkpoint outside it. */
  end(head: { sequence: number; hash: Buffer }): void {
    const last = Math.max(0, ...this.#checkpoints.keys())
    if (head.sequence !== this.#sequence || !head.hash.equals(this.#hash)) {
      this.#fault('tail-missing', Math.min(head.sequence, this.#sequence) + 1)
    } else if (last > this.#sequence) this.#fault('tail-missing', this.#sequence + 1)
  }

  #fault(code: ChainFault['code'], sequence: number): void {
    this.faults.push({ code, sequence })
  }
}
