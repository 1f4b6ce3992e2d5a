import { redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { closeOrganisation, reopenOrganisation } from '#src/organisations/close-organisation.action.ts'
import { within } from '../../../../frame.ts'
import { boxesOf } from '../../form-boxes.ts'
import { frameAround, hereOf, openForChange, refused } from '../../organisation-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { today } = within(event)
  const seen = await openForChange(event)
  return { frame: frameAround(event, seen), organisation: seen.organisation, today, here: hereOf(event) }
}

export const actions: Actions = {
  close: async (event) => {
    const { actor, today } = within(event)
    const given = await boxesOf(event, ['closedOn', 'version'])
    const seen = { code: event.params.code, version: Number(given.version) }
    const result = await closeOrganisation(event.locals.app, actor, seen, given.closedOn, today)
    if (!isRefusal(result)) redirect(303, `${hereOf(event)}?done=closed`)
    return refused(event, result, given)
  },
  reopen: async (event) => {
    const { actor } = within(event)
    const { version } = await boxesOf(event, ['version'])
    const seen = { code: event.params.code, version: Number(version) }
    const result = await reopenOrganisation(event.locals.app, actor, seen)
    if (!isRefusal(result)) redirect(303, `${hereOf(event)}?done=reopened`)
    return refused(event, result, { closedOn: '', version })
  },
}
