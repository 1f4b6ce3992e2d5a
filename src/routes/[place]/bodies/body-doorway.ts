import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import type { Body } from '#src/bodies/body.ts'
import { loadBody, type BodySeen } from '#src/bodies/load-bodies.action.ts'
import { bodyWords } from '#src/bodies/words.ts'
import { readTenant } from '#src/db/tenant.ts'
import { refusalCodes, type Refusal } from '#src/kernel/refusal.ts'
import { tell, type Told } from '#src/organisations/sentence.ts'
import type { PageFrame } from '#src/ui/page.ts'
import { frameOf, whenText, within } from '../../frame.ts'

type Event = RequestEvent<{ code: string }>

export async function openBody(event: Event): Promise<BodySeen> {
  const { place, actor, today } = within(event)
  const found = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadBody(trx, actor, event.params.code, today),
  )
  return found ?? error(404, 'Not found')
}

/** The same for the pages that change it or its members: not there for whoever may not. */
export async function openForChange(event: Event, may: 'mayChange' | 'mayChangeMembers'): Promise<BodySeen> {
  const seen = await openBody(event)
  return seen[may] ? seen : error(404, 'Not found')
}

export function noticeOf(event: Pick<Event, 'locals' | 'url'>): Pick<PageFrame, 'notice'> {
  const { done } = bodyWords(event.locals.locale)
  const asked = event.url.searchParams.get('done') ?? ''
  return Object.hasOwn(done, asked)
    ? { notice: { kind: 'success', text: done[asked as keyof typeof done] } }
    : {}
}

export function frameAround(event: Event, { body, lastChange }: BodySeen): PageFrame {
  const words = bodyWords(event.locals.locale)
  return frameOf(event, {
    room: 'people',
    trail: [
      [words.room, '/people'],
      [words.title, '/bodies'],
    ],
    historyHref: `/bodies/${body.code}/history`,
    apiHref: `bodies/${body.code}`,
    ...(lastChange ? { lastChanged: { on: whenText(lastChange.at), by: lastChange.by } } : {}),
    ...noticeOf(event),
  })
}

export const hereOf = (event: Event): string => `${within(event).base}/bodies/${event.params.code}`

export interface Refused<Given> {
  readonly given: Given
  readonly told: Told
  /** What somebody else saved meanwhile; the form then goes on from there. */
  readonly theirs: { readonly body: Body; readonly partOf: Body | null; readonly lead: string } | null
}

/** A refused form with everything that was typed; what is not there or not allowed is a page that is not there. */
export async function refused<Given>(
  event: Event,
  refusal: Refusal,
  given: Given,
): Promise<ActionFailure<Refused<Given>>> {
  if (refusal.refused === 'not-found' || refusal.refused === 'not-allowed') error(404, 'Not found')
  const words = bodyWords(event.locals.locale)
  const told = tell(refusal, words)
  const { status } = refusalCodes[refusal.refused]
  if (refusal.why !== 'body-changed-meanwhile') return fail(status, { given, told, theirs: null })
  const { body, above, lastChange } = await openBody(event)
  const { plain, lead } = words.conflict
  const sentence = lastChange ? lead(lastChange.by, whenText(lastChange.at)) : plain
  return fail(status, { given, told, theirs: { body, partOf: above.at(-1) ?? null, lead: sentence } })
}
