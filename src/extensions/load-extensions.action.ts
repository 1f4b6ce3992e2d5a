import type { TenantTransaction } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { ReturnHead } from '../returns/return.ts'
import { listReturns } from '../returns/return.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo, visibleTo } from '../rights/policy.ts'
import { canHaveMoreTime, grantedOf, pendingOf, type Extension } from './extension.ts'
import { listExtensions, listReturnsAsking } from './extension.sql.ts'

export interface TimeOfReturn {
  readonly extensions: readonly Extension[]
  readonly pending: Extension | undefined
  readonly granted: Extension | undefined
  /** This reader may ask for more time, and nobody has. */
  readonly mayAsk: boolean
  readonly mayDecide: boolean
}

/** More time for a return that the reader has opened. */
export async function loadTimeOf(
  trx: TenantTransaction,
  actor: Actor,
  head: Pick<ReturnHead, 'id' | 'organisationId' | 'state'>,
): Promise<TimeOfReturn> {
  const extensions = await listExtensions(trx, head.id)
  const isOpen = canHaveMoreTime(head.state)
  const pending = isOpen ? pendingOf(extensions) : undefined
  return {
    extensions,
    pending,
    granted: grantedOf(extensions),
    mayAsk:
      isOpen &&
      !pending &&
      mayDo(actor, 'return.fill', { organisationId: head.organisationId, returnId: head.id }),
    mayDecide: isOpen && mayDo(actor, 'round.open'),
  }
}

/** The same by the number of the return, for programs. */
export async function loadExtensionsOf(
  trx: TenantTransaction,
  actor: Actor,
  id: number,
): Promise<{ head: ReturnHead; extensions: Extension[] } | Refusal> {
  const [head] = await listReturns(trx, visibleTo(actor, 'return.read'), { id })
  return head ? { head, extensions: await listExtensions(trx, id) } : refuse('not-found', 'return-not-found')
}

/** Ids of the returns for which somebody waits for more time, for whoever decides on it; none for anybody else. */
export async function loadReturnsAsking(trx: TenantTransaction, actor: Actor): Promise<Set<number>> {
  if (!mayDo(actor, 'round.open')) return new Set()
  return new Set(await listReturnsAsking(trx, visibleTo(actor, 'return.read')))
}
