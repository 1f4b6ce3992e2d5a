import { readTenant } from '#src/db/tenant.ts'
import { invitePerson } from '#src/accounts/invite-person.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { loadOrganisationChoices, loadPosts } from '#src/people/load-posts.action.ts'
import { peoplePageWords } from '#src/people/page-words.ts'
import { chosenScope } from '#src/people/scope-text.ts'
import { loadScopes } from '#src/rights/who-may.action.ts'
import { frameOf, within } from '../../../frame.ts'
import { answered, opened, valuesOf } from '../people-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today, base } = opened(event, 'person.change')
  const found = await readTenant(event.locals.app.db, place.id, async (trx) => ({
    posts: (await loadPosts(trx, actor, today)) ?? [],
    organisations: await loadOrganisationChoices(trx),
    scopes: await loadScopes(trx),
  }))
  const words = peoplePageWords(event.locals.locale)
  return {
    frame: frameOf(event, { room: 'people', trail: [[words.title, '/people']] }),
    base,
    ...found,
    values: { startsOn: today },
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, today, base } = within(event)
    const values = valuesOf(await event.request.formData())
    const typed = (name: string): string => values[name] ?? ''
    const result = await invitePerson(
      event.locals.app,
      actor,
      {
        post: typed('post'),
        title: typed('title'),
        rank: typed('rank'),
        answersTo: typed('answersTo'),
        name: typed('name'),
        email: typed('email'),
        organisation: typed('organisation'),
        role: typed('role'),
        ...chosenScope(typed('covers'), typed('indicator')),
        startsOn: typed('startsOn'),
        endsOn: typed('endsOn'),
      },
      today,
    )
    if (isRefusal(result)) return answered(event, result, values)
    const { personId, link, sentTo, isNew } = result
    return {
      invited: {
        personHref: `${base}/people/${personId}`,
        link: link === null ? null : `${event.locals.app.publicOrigin}${link}`,
        sentTo,
        isNew,
      },
    }
  },
}
