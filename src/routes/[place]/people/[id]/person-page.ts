import { error, type RequestEvent } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { peoplePageWords } from '#src/people/page-words.ts'
import { loadPerson, type PersonPage } from '#src/people/load-people.action.ts'
import { mayDo } from '#src/rights/policy.ts'
import { frameOf, within, type FrameOptions } from '../../../frame.ts'
import { numberIn } from '../people-doorway.ts'

type Event = Pick<RequestEvent<{ id: string }>, 'locals' | 'url' | 'params'>

/** Somebody's page, for whoever may open it. */
export async function openPerson(event: Event): Promise<PersonPage> {
  const { place, actor, today } = within(event)
  const found = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadPerson(trx, actor, numberIn(event.params.id), today),
  )
  return found ?? error(404, 'Not found')
}

/** The frame of a page below somebody's own. */
export function frameBelow(event: Event, { person }: PersonPage, options: FrameOptions = {}) {
  const words = peoplePageWords(event.locals.locale)
  const { actor } = within(event)
  return frameOf(event, {
    room: 'people',
    trail: [
      ...(mayDo(actor, 'people.read') ? [[words.title, '/people'] as const] : []),
      [person.post, `/people/${person.id}`],
    ],
    ...options,
  })
}
