import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { londonDate } from '#src/kernel/london.ts'
import { dayOf } from '#src/kernel/period-words.ts'
import { isRefusal, type Refusal } from '#src/kernel/refusal.ts'
import { giveLink } from '#src/links/give-link.action.ts'
import { loadLinksPage } from '#src/links/load-links.action.ts'
import { findingLines, refusalSentence } from '#src/links/sentence-of.ts'
import { withdrawLink } from '#src/links/withdraw-link.action.ts'
import { linkWords } from '#src/links/words.ts'
import { timeIn } from '#src/places/place.ts'
import { textOf } from '../../../../../form-text.ts'
import { whenText, within } from '../../../../../frame.ts'
import { open, shown } from '../return-doorway.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor } = within(event)
  const returned = await open(event)
  const at = timeIn(place, event.locals.now)
  const loaded = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadLinksPage(trx, actor, returned.head.id, at),
  )
  if (isRefusal(loaded)) error(404, 'Not found')
  const { frame, head, here } = shown(event, returned)
  const done = event.url.searchParams.get('done') ?? ''
  const words = linkWords(event.locals.locale).page
  return {
    frame: {
      ...frame,
      ...(done in words.done
        ? { notice: { kind: 'success' as const, text: words.done[done as keyof typeof words.done] } }
        : {}),
    },
    head,
    here,
    endsOn: dayOf(loaded.endsOn),
    canBeGiven: head.state !== 'accepted',
    people: loaded.people.map(({ personId, name, post }) => ({
      value: String(personId),
      text: name === post ? post : `${post} (${name})`,
    })),
    links: loaded.links.map(({ id, person, note, standing, givenBy, givenAt, openedAt, endsAt }) => ({
      id,
      post: person.post,
      note,
      standing,
      givenBy,
      given: whenText(givenAt),
      opened: openedAt && whenText(openedAt),
      until: dayOf(londonDate(endsAt)),
    })),
  }
}

export const actions: Actions = {
  give: async (event) => {
    const { app } = event.locals
    const form = await event.request.formData()
    const given = { person: textOf(form, 'person'), note: textOf(form, 'note') }
    const returnId = await returnIdOf(event)
    const result = await giveLink(app, within(event).actor, returnId, {
      personId: numberOf(given.person),
      note: given.note,
    })
    if (!isRefusal(result)) redirect(303, `${event.url.pathname}?done=given`)
    return told(event, result, given)
  },
  withdraw: async (event) => {
    const form = await event.request.formData()
    const returnId = await returnIdOf(event)
    const linkId = numberOf(textOf(form, 'link')) ?? 0
    const result = await withdrawLink(event.locals.app, within(event).actor, returnId, linkId)
    if (!isRefusal(result)) redirect(303, `${event.url.pathname}?done=withdrawn`)
    return told(event, result, { person: '', note: '' })
  },
}

const returnIdOf = async (event: RequestEvent): Promise<number> => (await open(event)).head.id

function numberOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}

/** What was typed with what is wrong with it; a page that is not there for whoever may give no links. */
function told(event: RequestEvent, refusal: Refusal, given: { person: string; note: string }) {
  if (refusal.why === 'return-not-found' || refusal.refused === 'not-allowed') error(404, 'Not found')
  const words = linkWords(event.locals.locale)
  const lines = findingLines(refusal, words)
  const told = lines.length > 0 ? lines : [{ text: refusalSentence(refusal, words), field: '' }]
  return fail(refusal.refused === 'invalid' ? 422 : 409, { given, told })
}
