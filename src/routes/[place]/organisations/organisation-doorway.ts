import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { refusalCodes, type Refusal } from '#src/kernel/refusal.ts'
import { loadOrganisation, type OrganisationSeen } from '#src/organisations/load-organisations.action.ts'
import type { Organisation } from '#src/organisations/organisation.ts'
import { tell, type Told } from '#src/organisations/sentence.ts'
import { organisationWords } from '#src/organisations/words.ts'
import type { PageFrame } from '#src/ui/page.ts'
import { frameOf, whenText, within } from '../../frame.ts'

type Event = RequestEvent<{ code: string }>

export async function openOrganisation(event: Event): Promise<OrganisationSeen> {
  const { place, actor } = within(event)
  const found = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadOrganisation(trx, actor, event.params.code),
  )
  return found ?? error(404, 'Not found')
}

/** The same for the pages that change it: not there for whoever may not. */
export async function openForChange(event: Event): Promise<OrganisationSeen> {
  const seen = await openOrganisation(event)
  return seen.mayChange ? seen : error(404, 'Not found')
}

export function frameAround(event: Event, { organisation, lastChange }: OrganisationSeen): PageFrame {
  const words = organisationWords(event.locals.locale)
  const done = event.url.searchParams.get('done') ?? ''
  return frameOf(event, {
    room: 'people',
    trail: [
      [words.room, '/people'],
      [words.title, '/organisations'],
    ],
    historyHref: `/organisations/${organisation.code}/history`,
    apiHref: `organisations/${organisation.code}`,
    ...(lastChange ? { lastChanged: { on: whenText(lastChange.at), by: lastChange.by } } : {}),
    ...(Object.hasOwn(words.done, done)
      ? { notice: { kind: 'success' as const, text: words.done[done as keyof typeof words.done] } }
      : {}),
  })
}

export const hereOf = (event: Event): string => `${within(event).base}/organisations/${event.params.code}`

export interface Refused<Given> {
  readonly given: Given
  readonly told: Told
  /** What somebody else saved meanwhile; the form then goes on from there. */
  readonly theirs: { readonly organisation: Organisation; readonly lead: string } | null
}

/** A refused form with everything that was typed; what is not there or not allowed is a page that is not there. */
export async function refused<Given>(
  event: Event,
  refusal: Refusal,
  given: Given,
): Promise<ActionFailure<Refused<Given>>> {
  if (refusal.refused === 'not-found' || refusal.refused === 'not-allowed') error(404, 'Not found')
  const words = organisationWords(event.locals.locale)
  const told = tell(refusal, words)
  const { status } = refusalCodes[refusal.refused]
  if (refusal.why !== 'organisation-changed-meanwhile') return fail(status, { given, told, theirs: null })
  const { organisation, lastChange } = await openOrganisation(event)
  const { plain, lead } = words.conflict
  const sentence = lastChange ? lead(lastChange.by, whenText(lastChange.at)) : plain
  return fail(status, { given, told, theirs: { organisation, lead: sentence } })
}
