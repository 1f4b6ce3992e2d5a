import { newToken } from '../credentials/token.action.ts'
import { endOfLondonDay, londonDate } from '../kernel/london.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Place } from '../places/place.ts'
import type { Change } from '../record/make-change.action.ts'
import { endsOn } from './ends-on.ts'
import { writeLinkKey } from './link-key.ts'
import type { LinkedReturn } from './link.ts'
import { insertLink } from './link.sql.ts'

export interface LinkMade {
  readonly linkId: number
  /** The last day on which it opens anything. */
  readonly endsOn: string
  /** The end of its address, for the letter and nowhere else: the store keeps only its digest. */
  readonly secret: string
}

/** Makes a link and says so in the record of the return; `givenBy` null: the product itself, with a letter of its own. */
export async function makeLink(
  change: Change,
  { shortName }: Pick<Place, 'shortName'>,
  about: LinkedReturn,
  to: { readonly personId: number; readonly post: string },
  given: { readonly as: string; readonly by: number | null; readonly note: string },
): Promise<LinkMade> {
  const { token, hash } = newToken()
  const until = endsOn(about.dueOn, londonDate(change.at))
  const linkId = await insertLink(change.trx, change.tenantId, {
    returnId: about.id,
    personId: to.personId,
    hash,
    givenBy: given.by,
    note: given.note,
    givenAt: change.at,
    endsAt: endOfLondonDay(until),
  })
  await change.record({
    as: given.as,
    action: 'link-given',
    subjectKind: 'return',
    subject: subjectOf(about),
    after: { post: to.post, endsOn: until },
    reason: given.note,
  })
  return { linkId, endsOn: until, secret: writeLinkKey({ shortName, token }) }
}

/** The return as a subject of the record: `waste/q2-2008-09`. */
export function subjectOf({ organisationCode, period }: LinkedReturn): string {
  return `${organisationCode}/${periodSlug(period)}`
}
