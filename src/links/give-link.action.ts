import type { App } from '../db/app.ts'
import type { Finding } from '../kernel/finding.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { sendsMail, writeMessage } from '../mail/write-message.action.ts'
import { findPlaceHere } from '../places/place.sql.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { dayOfChange, decideNow } from '../rights/grants-now.action.ts'
import { visibleTo } from '../rights/policy.ts'
import { aboutLink } from './about-link.ts'
import { checkLink, type LinkForm } from './check-link.ts'
import { linkLetter } from './link-letter.ts'
import { listedAt, type LinkListed } from './link.ts'
import { findLink, findLinkedReturn } from './link.sql.ts'
import { makeLink } from './make-link.action.ts'
import { listReachable } from './reachable.sql.ts'

/**
 * Sends somebody a link to one return, by mail and in no other way: who gives it never sees it, so that nobody can enter
 * as another and then accept what they entered.
 */
export async function giveLink(
  app: Pick<App, 'db' | 'dataDir' | 'mail'>,
  actor: Actor,
  returnId: number,
  typed: LinkForm,
): Promise<LinkListed | Refusal> {
  const form = { ...typed, note: storableText(typed.note).trim() }
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { trx } = change
    const about = await findLinkedReturn(trx, visibleTo(actor, 'return.read'), returnId)
    if (!about) return refuse('not-found', 'return-not-found')
    const verdict = await decideNow(change, actor, 'link.give', { organisationId: about.organisationId })
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const place = await findPlaceHere(trx, change.tenantId)
    if (!place || !sendsMail(app, place)) return refuse('conflict', 'links-need-mail')
    if (about.state === 'accepted') return refuse('conflict', 'link-to-accepted')
    const to = (await listReachable(trx, dayOfChange(change))).find(
      ({ personId }) => personId === form.personId,
    )
    const findings: Finding[] = [...checkLink(form, to !== undefined)]
    if (findings.length > 0 || !to)
      return refuse('invalid', 'link-has-problems', { problems: findings.length }, findings)
    const given = { as: verdict.as, by: actor.personId, note: form.note }
    const { linkId, endsOn, secret } = await makeLink(change, place, about, to, given)
    await writeMessage(app, change, {
      kind: 'return-link',
      reasonKey: aboutLink(linkId),
      about: aboutLink(linkId),
      personId: to.personId,
      address: to.address,
      ...linkLetter(place, about, { by: actor.post, note: form.note, endsOn }),
      secret,
    })
    const link = await findLink(trx, returnId, linkId)
    return link ? listedAt(link, change.at) : refuse('not-found', 'link-not-found')
  })
}
