import type { Database } from '../db/database.ts'
import { inTenant, type TenantTransaction } from '../db/tenant.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { insertLink, lockHead, moveHead } from './audit.sql.ts'
import { hashOf } from './chain.ts'
import type { Author, Entry, Happening } from './entry.ts'

/** A change being made: the transaction, the one time that everything in it bears, and the record it is written into. */
export interface Change {
  readonly trx: TenantTransaction
  readonly tenantId: number
  readonly author: Author
  readonly at: Date
  /** The number that the next `record` will have; rows that belong to the entry name it. */
  readonly sequence: number
  record(happening: Happening): Promise<number>
}

/** How far the clock may stand behind the last change before changes are refused. */
const toleratedSetbackMs = 120_000

/**
 * The only way anything is changed in a place: one transaction, one time, and an entry in the chain for each thing that
 * happened. A refusal that `work` returns undoes it all. Time never runs backwards in the record: a clock that was set
 * back a little is overtaken, and one that was set back further stops changes with a sentence.
 */
export async function makeChange<T>(
  db: Database,
  tenantId: number,
  author: Author,
  work: (change: Change) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    return await inTenant(db, tenantId, async (trx) => {
      const head = await lockHead(trx)
      if (!head) throw new Error(`place ${tenantId} has no record of changes`)
      if (head.at.getTime() - head.now.getTime() > toleratedSetbackMs) {
        throw new Undone(
          refuse('conflict', 'clock-set-back', {
            clock: head.now.toISOString(),
            last: head.at.toISOString(),
          }),
        )
      }
      const at = head.now > head.at ? head.now : head.at
      const change = new ChainedChange(trx, tenantId, author, at, head)
      const result = await work(change)
      if (isRefusal(result)) throw new Undone(result)
      await change.close()
      return result
    })
  } catch (error) {
    if (error instanceof Undone) return error.refusal
    throw error
  }
}

class Undone extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`refused: ${refusal.why}`)
    this.refusal = refusal
  }
}

class ChainedChange implements Change {
  readonly trx: TenantTransaction
  readonly tenantId: number
  readonly author: Author
  readonly at: Date
  #last: { sequence: number; hash: Buffer }

  constructor(
    trx: TenantTransaction,
    tenantId: number,
    author: Author,
    at: Date,
    last: { sequence: number; hash: Buffer },
  ) {
    this.trx = trx
    this.tenantId = tenantId
    this.author = author
    this.at = at
    this.#last = { sequence: last.sequence, hash: last.hash }
  }

  get sequence(): number {
    return this.#last.sequence + 1
  }

  async record(happening: Happening): Promise<number> {
    const entry: Entry = {
      sequence: this.sequence,
      at: this.at.toISOString(),
      personId: this.author.personId,
      personName: this.author.name,
      actingRole: happening.as,
      action: happening.action,
      subjectKind: happening.subjectKind,
      subject: happening.subject,
      before: happening.before ?? null,
      after: happening.after ?? null,
      reason: happening.reason ?? '',
      requestId: this.author.requestId,
    }
    const hash = hashOf(this.#last.hash, entry)
    await insertLink(this.trx, this.tenantId, { ...entry, previousHash: this.#last.hash, hash })
    this.#last = { sequence: entry.sequence, hash }
    return entry.sequence
  }

  async close(): Promise<void> {
    await moveHead(this.trx, { ...this.#last, at: this.at })
  }
}
