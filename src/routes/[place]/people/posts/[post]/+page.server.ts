import { error, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { closePost } from '#src/people/change-post.action.ts'
import { holdPost, leavePost } from '#src/people/hold-post.action.ts'
import { loadChoices } from '#src/people/load-people.action.ts'
import { loadPost } from '#src/people/load-posts.action.ts'
import { peoplePageWords } from '#src/people/page-words.ts'
import { mayOffer } from '#src/rights/policy.ts'
import { frameOf, within } from '../../../../frame.ts'
import { answered, numberIn, valuesOf } from '../../people-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today, base } = within(event)
  const mayChange = mayOffer(actor, 'person.change')
  const { found, people } = await readTenant(event.locals.app.db, place.id, async (trx) => ({
    found: await loadPost(trx, actor, numberIn(event.params.post), today),
    people: mayChange ? await loadChoices(trx, actor, today) : [],
  }))
  if (!found) error(404, 'Not found')
  const words = peoplePageWords(event.locals.locale)
  const isDone = event.url.searchParams.has('done')
  return {
    frame: frameOf(event, {
      room: 'people',
      trail: [
        [words.title, '/people'],
        [words.posts.title, '/people/posts'],
      ],
      ...(isDone ? { notice: { kind: 'success', text: words.posts.done } } : {}),
    }),
    base,
    today,
    ...found,
    people: people.map(({ id, post, name }) => ({ id, text: name === post ? post : `${post} (${name})` })),
    mayChange: mayChange && found.post.closedOn === null,
  }
}

export const actions: Actions = {
  hold: async (event) => {
    const { actor, base } = within(event)
    const id = numberIn(event.params.post)
    const values = valuesOf(await event.request.formData())
    const { personId = '', startsOn = '', endsOn = '' } = values
    const form = { personId: Number(personId) || 0, startsOn, endsOn }
    const result = await holdPost(event.locals.app, actor, id, form)
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/posts/${id}?done=held`)
  },
  leave: async (event) => {
    const { actor, base } = within(event)
    const id = numberIn(event.params.post)
    const values = valuesOf(await event.request.formData())
    const result = await leavePost(event.locals.app, actor, id, values['lastDay'] ?? '')
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/posts/${id}?done=left`)
  },
  close: async (event) => {
    const { actor, base } = within(event)
    const id = numberIn(event.params.post)
    const values = valuesOf(await event.request.formData())
    const result = await closePost(event.locals.app, actor, id, Number(values['version']) || 0)
    if (isRefusal(result)) return answered(event, result, values)
    redirect(303, `${base}/people/posts/${id}?done=closed`)
  },
}
