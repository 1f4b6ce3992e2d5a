import { redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { addPost } from '#src/people/change-post.action.ts'
import { loadOrganisationChoices, loadPosts } from '#src/people/load-posts.action.ts'
import { peoplePageWords } from '#src/people/page-words.ts'
import { frameOf, within } from '../../../../frame.ts'
import { answered, opened, valuesOf } from '../../people-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today } = opened(event, 'person.change')
  const found = await readTenant(event.locals.app.db, place.id, async (trx) => ({
    posts: (await loadPosts(trx, actor, today)) ?? [],
    organisations: await loadOrganisationChoices(trx),
  }))
  const words = peoplePageWords(event.locals.locale)
  return {
    frame: frameOf(event, {
      room: 'people',
      trail: [
        [words.title, '/people'],
        [words.posts.title, '/people/posts'],
      ],
    }),
    ...found,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const values = valuesOf(await event.request.formData())
    const { title = '', rank = '', organisation = '', answersTo = '' } = values
    const result = await addPost(event.locals.app, actor, { title, rank, organisation, answersTo })
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/posts/${result}?done=1`)
  },
}
