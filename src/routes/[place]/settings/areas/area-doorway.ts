import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import { loadArea, loadAreas, type AreaSeen, type AreasSeen } from '#src/areas/load-areas.action.ts'
import type { WholeArea } from '#src/areas/area.ts'
import { areaWords } from '#src/areas/words.ts'
import { readTenant } from '#src/db/tenant.ts'
import { refusalCodes, type Refusal } from '#src/kernel/refusal.ts'
import { tell, type Told } from '#src/organisations/sentence.ts'
import type { PageFrame } from '#src/ui/page.ts'
import { frameOf, within } from '../../../frame.ts'
import { siteWords } from '../../../site-words.ts'

export async function openAreas(event: RequestEvent): Promise<AreasSeen> {
  const { place, actor } = within(event)
  const found = await readTenant(event.locals.app.db, place.id, (trx) => loadAreas(trx, actor))
  return found ?? error(404, 'Not found')
}

export async function openArea(event: RequestEvent): Promise<AreaSeen> {
  const { place, actor } = within(event)
  const code = event.params.code ?? ''
  const found = await readTenant(event.locals.app.db, place.id, (trx) => loadArea(trx, actor, code))
  return found ?? error(404, 'Not found')
}

export function areaFrame(event: RequestEvent, isList = false): PageFrame {
  const { locale } = event.locals
  const words = areaWords(locale)
  const done = event.url.searchParams.get('done') ?? ''
  return frameOf(event, {
    room: 'settings',
    trail: [
      [siteWords(locale).navigation.settings, '/settings'],
      ...(isList ? [] : [[words.title, '/settings/areas'] as const]),
    ],
    apiHref: event.params.code ? `areas/${encodeURIComponent(event.params.code)}` : 'areas',
    ...(Object.hasOwn(words.done, done)
      ? { notice: { kind: 'success' as const, text: words.done[done as keyof typeof words.done] } }
      : {}),
  })
}

export const areasHref = (event: RequestEvent): string => `${within(event).base}/settings/areas`
export const areaHref = (event: RequestEvent, code = event.params.code ?? ''): string =>
  `${areasHref(event)}/${encodeURIComponent(code)}`

/** A refused form with all that was typed; `theirs` is what somebody else saved meanwhile. */
export async function refusedArea<Given>(
  event: RequestEvent,
  refusal: Refusal,
  given: Given,
): Promise<ActionFailure<{ given: Given; told: Told; theirs: WholeArea | null }>> {
  if (refusal.refused === 'not-found' || refusal.refused === 'not-allowed') error(404, 'Not found')
  const told = tell(refusal, areaWords(event.locals.locale))
  const theirs = refusal.why === 'area-changed-meanwhile' ? (await openArea(event)).area : null
  return fail(refusalCodes[refusal.refused].status, { given, told, theirs })
}
