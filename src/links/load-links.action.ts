import type { TenantTransaction } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import { decide, visibleTo } from '../rights/policy.ts'
import { endsOn } from './ends-on.ts'
import { listedAt, type LinkedReturn, type LinkListed } from './link.ts'
import { findLinkedReturn, listLinksOf } from './link.sql.ts'
import { listReachable, type Reachable } from './reachable.sql.ts'

interface Links {
  readonly about: LinkedReturn
  readonly links: readonly LinkListed[]
}

/** The links to a return, the newest first, for whoever may give them. */
export async function loadLinks(
  trx: TenantTransaction,
  actor: Actor,
  returnId: number,
  at: Date,
): Promise<Links | Refusal> {
  const about = await findLinkedReturn(trx, visibleTo(actor, 'return.read'), returnId)
  if (!about) return refuse('not-found', 'return-not-found')
  // Looking is reading: a token that only reads is good for it.
  const verdict = decide({ ...actor, readsOnly: false }, 'link.give', {
    organisationId: about.organisationId,
  })
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return { about, links: (await listLinksOf(trx, returnId)).map((link) => listedAt(link, at)) }
}

export interface LinksPage extends Links {
  /** To whom another can be sent. */
  readonly people: readonly Reachable[]
  /** The last day of a link that is given now. */
  readonly endsOn: string
}

export async function loadLinksPage(
  trx: TenantTransaction,
  actor: Actor,
  returnId: number,
  at: Date,
): Promise<LinksPage | Refusal> {
  const loaded = await loadLinks(trx, actor, returnId, at)
  if (isRefusal(loaded)) return loaded
  const today = londonDate(at)
  return { ...loaded, people: await listReachable(trx, today), endsOn: endsOn(loaded.about.dueOn, today) }
}
