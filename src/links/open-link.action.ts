import { hashOfToken, newToken } from '../credentials/token.action.ts'
import type { App } from '../db/app.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf } from '../rights/actor.ts'
import { holderOf } from './holder-of.ts'
import { readLinkKey, writeLinkKey } from './link-key.ts'
import { returnPath, standingOf } from './link.ts'
import { findLinkByKey, markOpened } from './link.sql.ts'
import { deleteEndedLinkSessions, deleteLinkSession, insertLinkSession } from './link-session.sql.ts'
import { lookAtLink, type Looking } from './look-at-link.action.ts'
import { subjectOf } from './make-link.action.ts'

const sessionMs = 12 * 60 * 60 * 1000

export interface LinkOpened {
  /** For the cookie; the store keeps only its digest. */
  readonly session: string
  /** The return that it opens. */
  readonly path: string
}

/**
 * Goes on from a link: for twelve hours, or as long as the link is good, the browser may open its return. `earlier`, the
 * session that the browser came with, ends: nobody can lay one in a browser beforehand and share it afterwards.
 */
export async function openLink(
  app: Pick<App, 'db'>,
  text: string,
  looking: Looking & { readonly requestId: string; readonly earlier: string | null },
): Promise<LinkOpened | Refusal> {
  const seen = await lookAtLink(app.db, text, looking)
  if (isRefusal(seen)) return seen
  const { place, link } = seen
  if (seen.standing !== 'good') return refuse('too-late', `link-${seen.standing}`)
  const holder = holderOf(place.id, link, looking.requestId)
  const key = hashOfToken(readLinkKey(text)?.token ?? '')
  return makeChange(app.db, place.id, authorOf(holder), async (change) => {
    const { trx, tenantId, at } = change
    const now = await findLinkByKey(trx, key)
    const standing = now ? standingOf(now, at) : 'withdrawn'
    if (!now || standing !== 'good') return refuse('too-late', `link-${standing}`)
    const { token, hash } = newToken()
    const endsAt = new Date(Math.min(at.getTime() + sessionMs, now.endsAt.getTime()))
    await deleteEndedLinkSessions(trx, at)
    const earlier = readLinkKey(looking.earlier ?? '')
    if (earlier) await deleteLinkSession(trx, hashOfToken(earlier.token))
    await insertLinkSession(trx, tenantId, { hash, linkId: now.id, startedAt: at, endsAt })
    await markOpened(trx, now.id, at)
    await change.record({
      as: 'link-holder',
      action: 'link-opened',
      subjectKind: 'return',
      subject: subjectOf(now.return),
    })
    return {
      session: writeLinkKey({ shortName: place.shortName, token }),
      path: returnPath(place, now.return),
    }
  })
}
