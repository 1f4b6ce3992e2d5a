import { readTenant } from '#src/db/tenant.ts'
import { invitePersonAgain } from '#src/accounts/invite-person.action.ts'
import { loadSeats } from '#src/desk/load-hand-over.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { peoplePageWords } from '#src/people/page-words.ts'
import { mayDo, mayOffer } from '#src/rights/policy.ts'
import { loadRights } from '#src/rights/explain-rights.action.ts'
import { frameOf, whenText, within } from '../../../frame.ts'
import { answered, numberIn } from '../people-doorway.ts'
import { openPerson } from './person-page.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today, base } = within(event)
  const page = await openPerson(event)
  const { person } = page
  const { rights, seats } = await readTenant(event.locals.app.db, place.id, async (trx) => ({
    rights: await loadRights(trx, person.id, today),
    seats: await loadSeats(trx, person.id, today),
  }))
  const words = peoplePageWords(event.locals.locale)
  const done = new Map([
    ['grant', words.give.done],
    ['ended', words.end.done],
    ['lent', words.lend.done],
    ['arranged', words.standIn.done],
    ['saved', words.edit.done],
    ['leaving', words.leave.done],
    ['handed-over', words.handOver.done],
    ['erased', words.erase.done],
  ]).get(event.url.searchParams.get('done') ?? '')
  const mayRead = mayDo(actor, 'people.read')
  return {
    frame: frameOf(event, {
      room: 'people',
      trail: mayRead ? [[words.title, '/people']] : [],
      apiHref: `people/${person.id}`,
      ...(mayDo(actor, 'record.read') ? { historyHref: `/people/${person.id}/history` } : {}),
      ...(done === undefined ? {} : { notice: { kind: 'success', text: done } }),
    }),
    base,
    here: `${base}/people/${person.id}`,
    ...page,
    ...rights,
    seats,
    mayRead,
    invitedUntil: person.invitedUntil === null ? '' : whenText(person.invitedUntil),
    mayChange: mayOffer(actor, 'person.change'),
    mayGive: mayOffer(actor, 'grant.give') && !page.isOwn,
    mayEnd: mayOffer(actor, 'grant.give'),
    mayArrange: mayOffer(actor, 'stand-in.arrange') && !page.isOwn,
    mayErase: mayOffer(actor, 'person.erase') && person.state === 'left' && !person.isErased,
    mayReadRights: page.isOwn || mayDo(actor, 'rights.read'),
    lendable: page.isOwn
      ? (rights.explained.find(({ action }) => action === 'grant.lend')?.ways.map(({ grant }) => grant.id) ??
        [])
      : [],
    ownId: actor.personId,
  }
}

export const actions: Actions = {
  invite: async (event) => {
    const { actor, today } = within(event)
    const result = await invitePersonAgain(event.locals.app, actor, numberIn(event.params.id), today)
    if (isRefusal(result)) return answered(event, result, {})
    const { link, sentTo } = result
    return { link: link === null ? null : `${event.locals.app.publicOrigin}${link}`, sentTo }
  },
}
