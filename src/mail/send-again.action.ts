import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decideNow } from '../rights/grants-now.action.ts'
import { decide } from '../rights/policy.ts'
import { renewFailed } from './outbox.sql.ts'

/** Lets a message that failed wait again, under the same Message-ID. */
export async function sendAgain(
  app: Pick<App, 'db'>,
  actor: Actor,
  id: number,
): Promise<'waiting' | Refusal> {
  const first = decide(actor, 'mail.manage')
  if (!first.allowed) return refuse('not-allowed', first.why)
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const verdict = await decideNow(change, actor, 'mail.manage')
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    if (!(await renewFailed(change.trx, id, change.at))) return refuse('conflict', 'message-not-failed')
    await change.record({
      as: verdict.as,
      action: 'message-sent-again',
      subjectKind: 'message',
      subject: String(id),
    })
    return 'waiting'
  })
}
