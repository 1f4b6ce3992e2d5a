import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadPosts } from '#src/people/load-posts.action.ts'
import { peoplePageWords } from '#src/people/page-words.ts'
import { mayOffer } from '#src/rights/policy.ts'
import { frameOf, within } from '../../../frame.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today, base } = within(event)
  const posts = await readTenant(event.locals.app.db, place.id, (trx) => loadPosts(trx, actor, today))
  if (!posts) error(404, 'Not found')
  const words = peoplePageWords(event.locals.locale)
  return {
    frame: frameOf(event, { room: 'people', trail: [[words.title, '/people']] }),
    base,
    posts,
    mayChange: mayOffer(actor, 'person.change'),
  }
}
