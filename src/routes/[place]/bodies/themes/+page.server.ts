import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { addTheme, changeTheme } from '#src/bodies/change-themes.action.ts'
import { loadThemes } from '#src/bodies/load-bodies.action.ts'
import { bodyWords } from '#src/bodies/words.ts'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal, refusalCodes, type Refusal } from '#src/kernel/refusal.ts'
import { tell } from '#src/organisations/sentence.ts'
import { mayOffer } from '#src/rights/policy.ts'
import { frameOf, within } from '../../../frame.ts'
import { boxesOf } from '../../organisations/form-boxes.ts'
import { noticeOf } from '../body-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const themes = await readTenant(event.locals.app.db, place.id, (trx) => loadThemes(trx, actor))
  if (!themes) error(404, 'Not found')
  const words = bodyWords(event.locals.locale)
  const mayChange = mayOffer(actor, 'body.change')
  const asked = event.url.searchParams.get('rename')
  return {
    frame: frameOf(event, {
      room: 'people',
      trail: [
        [words.room, '/people'],
        [words.title, '/bodies'],
      ],
      ...noticeOf(event),
    }),
    here: `${base}/bodies/themes`,
    themes,
    mayChange,
    renaming: (mayChange && themes.find(({ code }) => code === asked)) || null,
  }
}

function told(event: Pick<RequestEvent, 'locals'>, refusal: Refusal, name: string, code: string) {
  if (refusal.refused === 'not-allowed' || refusal.refused === 'not-found') error(404, 'Not found')
  const words = bodyWords(event.locals.locale)
  return fail(refusalCodes[refusal.refused].status, { name, code, told: tell(refusal, words) })
}

export const actions: Actions = {
  add: async (event) => {
    const { actor, base } = within(event)
    const { name, code } = await boxesOf(event, ['name', 'code'])
    const result = await addTheme(event.locals.app, actor, { name, code })
    if (!isRefusal(result)) redirect(303, `${base}/bodies/themes?done=theme-added`)
    return told(event, result, name, code)
  },
  rename: async (event) => {
    const { actor, base } = within(event)
    const { name, code, wasName } = await boxesOf(event, ['name', 'code', 'wasName'])
    const result = await changeTheme(event.locals.app, actor, { code, name: wasName }, name)
    if (!isRefusal(result)) redirect(303, `${base}/bodies/themes?done=theme-renamed`)
    return told(event, result, name, code)
  },
}
