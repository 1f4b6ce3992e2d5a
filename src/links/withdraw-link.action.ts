import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { cancelAbout } from '../mail/outbox.sql.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decideNow } from '../rights/grants-now.action.ts'
import { visibleTo } from '../rights/policy.ts'
import { aboutLink } from './about-link.ts'
import { listedAt, type LinkListed } from './link.ts'
import { findLink, findLinkedReturn, markWithdrawn } from './link.sql.ts'
import { subjectOf } from './make-link.action.ts'

/** Takes a link back: it opens nothing from the next click on, and is not sent where it still waits. */
export async function withdrawLink(
  app: Pick<App, 'db'>,
  actor: Actor,
  returnId: number,
  linkId: number,
): Promise<LinkListed | Refusal> {
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { trx, at } = change
    const about = await findLinkedReturn(trx, visibleTo(actor, 'return.read'), returnId)
    if (!about) return refuse('not-found', 'return-not-found')
    const verdict = await decideNow(change, actor, 'link.give', { organisationId: about.organisationId })
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const link = await findLink(trx, returnId, linkId)
    if (!link) return refuse('not-found', 'link-not-found')
    if (link.withdrawnAt !== null) return refuse('conflict', 'link-withdrawn-already')
    await markWithdrawn(trx, linkId, { at, personId: actor.personId })
    await cancelAbout(trx, aboutLink(linkId))
    await change.record({
      as: verdict.as,
      action: 'link-withdrawn',
      subjectKind: 'return',
      subject: subjectOf(about),
      before: { post: link.person.post },
    })
    return listedAt({ ...link, withdrawnAt: at }, at)
  })
}
