import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import { groupWords } from '#src/areas/group-words.ts'
import { loadGroups, type GroupSeen } from '#src/areas/load-groups.action.ts'
import { readTenant } from '#src/db/tenant.ts'
import { refusalCodes, type Refusal } from '#src/kernel/refusal.ts'
import { tell, type Told } from '#src/organisations/sentence.ts'
import type { PageFrame } from '#src/ui/page.ts'
import { frameOf, within } from '../../../frame.ts'
import { siteWords } from '../../../site-words.ts'

export const groupBoxes = ['name', 'kind', 'source', 'membersFrom', 'members', 'reason'] as const

export async function openGroups(event: RequestEvent): Promise<GroupSeen[]> {
  const { place, actor } = within(event)
  const found = await readTenant(event.locals.app.db, place.id, (trx) => loadGroups(trx, actor))
  return found ?? error(404, 'Not found')
}

export async function openGroup(event: RequestEvent): Promise<GroupSeen> {
  const found = (await openGroups(event)).find(({ group }) => group.code === event.params.code)
  return found ?? error(404, 'Not found')
}

export function groupFrame(event: RequestEvent, isList = false): PageFrame {
  const { locale } = event.locals
  const words = groupWords(locale)
  const done = event.url.searchParams.get('done') ?? ''
  return frameOf(event, {
    room: 'settings',
    trail: [
      [siteWords(locale).navigation.settings, '/settings'],
      ...(isList ? [] : [[words.title, '/settings/comparators'] as const]),
    ],
    ...(Object.hasOwn(words.done, done)
      ? { notice: { kind: 'success' as const, text: words.done[done as keyof typeof words.done] } }
      : {}),
  })
}

export const groupsHref = (event: RequestEvent): string => `${within(event).base}/settings/comparators`

/** A refused form with all that was typed; `theirs` is what somebody else saved meanwhile. */
export async function refusedGroup<Given>(
  event: RequestEvent,
  refusal: Refusal,
  given: Given,
): Promise<ActionFailure<{ given: Given; told: Told; theirs: GroupSeen | null }>> {
  if (refusal.refused === 'not-found' || refusal.refused === 'not-allowed') error(404, 'Not found')
  const told = tell(refusal, groupWords(event.locals.locale))
  const theirs = refusal.why === 'group-changed-meanwhile' ? await openGroup(event) : null
  return fail(refusalCodes[refusal.refused].status, { given, told, theirs })
}
