import type { App } from '../db/app.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo } from '../rights/policy.ts'
import type { MessageListed } from './message.ts'
import { countMessages, listMessages, type OutboxCounts } from './outbox-list.sql.ts'

export interface MailPage extends OutboxCounts {
  /** Why no mail goes out at all; null where it does. */
  readonly whyNone: 'demonstration' | 'not-configured' | null
  readonly server: string
  readonly from: string
  readonly notSent: readonly MessageListed[]
  readonly latest: readonly MessageListed[]
}

const mostShown = 50

/** What is to be seen of mail, for whoever looks after it; undefined for everybody else. */
export async function loadMailPage(
  { mail }: Pick<App, 'mail'>,
  trx: TenantTransaction,
  actor: Actor,
  place: Pick<Place, 'isDemonstration'>,
): Promise<MailPage | undefined> {
  if (!mayDo(actor, 'mail.manage')) return undefined
  return {
    ...(await countMessages(trx)),
    whyNone: place.isDemonstration ? 'demonstration' : mail ? null : 'not-configured',
    server: mail?.server ?? '',
    from: mail?.from ?? '',
    notSent: await listMessages(trx, { state: 'failed', limit: mostShown }),
    latest: await listMessages(trx, { limit: mostShown }),
  }
}
