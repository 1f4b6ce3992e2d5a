import type { Database } from '../db/database.ts'
import { inTenant, type TenantTransaction } from '../db/tenant.ts'
import { Turns } from '../db/turns.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { insertLink, lockHead, moveHead } from './audit.sql.ts'
import { hashOf } from './chain.ts'
import type { Author, Entry, Happening } from './entry.ts'
import { storable } from './storable.ts'
import { findAnswer, insertAnswer } from './idempotency-key.sql.ts'

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
 * Changes of a place come one after the other whatever they hold, so those that wait need no connection each: half of the
 * pool stays for whoever only reads. Patience is that of the pool.
 */
const turnsOf = new WeakMap<Database, Turns>()
function turnsIn(db: Database): Turns {
  const turns = turnsOf.get(db) ?? new Turns(5, 1_500)
  turnsOf.set(db, turns)
  return turns
}

/**
 * The only way anything is changed in a place: one transaction, one time, and an entry in the chain for each thing that
 * happened. A refusal that `work` returns undoes it all. Time only runs forwards in the record, each change at least a
 * millisecond after the one before, so that "as at" the last change stays true for ever: a clock that was set back a
 * little is overtaken, and one that was set back further stops changes with a sentence.
 */
export async function makeChange<T>(
  db: Database,
  tenantId: number,
  author: Author,
  work: (change: Change) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    return await turnsIn(db).take(tenantId, () =>
      inTenant(db, tenantId, async (trx) => {
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
        const repeated = await answerAgain(trx, author)
        if (repeated) throw new Undone(repeated)
        const at = head.now > head.at ? head.now : new Date(head.at.getTime() + 1)
        const change = new ChainedChange(trx, tenantId, author, at, head)
        const result = await work(change)
        if (isRefusal(result)) throw new Undone(result)
        await change.close()
        await keepAnswer(trx, tenantId, author, result)
        return result
      }),
    )
  } catch (error) {
    if (error instanceof Undone) return error.refusal
    throw error
  }
}

/** A request that was answered before changes nothing more; its sender finds the answer in `author.once`. */
async function answerAgain(trx: TenantTransaction, { once, personId }: Author): Promise<Refusal | null> {
  if (!once || personId === null) return null
  const before = await findAnswer(trx, personId, once.key)
  if (!before) return null
  if (!before.requestHash.equals(once.requestHash)) return refuse('invalid', 'key-used-before')
  once.repeat({ status: before.status, headers: before.headers, body: before.body })
  return refuse('conflict', 'answered-before')
}

async function keepAnswer(
  trx: TenantTransaction,
  tenantId: number,
  { once, personId }: Author,
  result: unknown,
): Promise<void> {
  if (once && personId !== null) await insertAnswer(trx, tenantId, personId, once, once.answerWith(result))
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
      personName: storable(this.author.name),
      actingRole: storable(happening.as),
      action: storable(happening.action),
      subjectKind: storable(happening.subjectKind),
      subject: storable(happening.subject),
      before: storable(happening.before ?? null),
      after: storable(happening.after ?? null),
      reason: storable(happening.reason ?? ''),
      requestId: storable(this.author.requestId),
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
