import { error, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { changePost, formOf } from '#src/people/change-post.action.ts'
import { loadOrganisationChoices, loadPosts } from '#src/people/load-posts.action.ts'
import { peoplePageWords } from '#src/people/page-words.ts'
import { frameOf, within } from '../../../../../frame.ts'
import { answered, numberIn, opened, valuesOf } from '../../../people-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today } = opened(event, 'person.change')
  const { posts, organisations } = await readTenant(event.locals.app.db, place.id, async (trx) => ({
    posts: (await loadPosts(trx, actor, today)) ?? [],
    organisations: await loadOrganisationChoices(trx),
  }))
  const post = posts.find(({ id }) => id === numberIn(event.params.post)) ?? error(404, 'Not found')
  const words = peoplePageWords(event.locals.locale)
  return {
    frame: frameOf(event, {
      room: 'people',
      trail: [
        [words.posts.title, '/people/posts'],
        [post.title, `/people/posts/${post.id}`],
      ],
    }),
    title: post.title,
    posts: posts.filter(({ id }) => id !== post.id),
    organisations,
    saved: { ...formOf(post), version: String(post.version) },
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const id = numberIn(event.params.post)
    const values = valuesOf(await event.request.formData())
    const { title = '', rank = '', organisation = '', answersTo = '', version = '' } = values
    const form = { title, rank, organisation, answersTo, version: Number(version) }
    const result = await changePost(event.locals.app, actor, id, form)
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/posts/${id}?done=saved`)
  },
}
