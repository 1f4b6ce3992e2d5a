import { redirect } from '@sveltejs/kit'
import { addMember } from '#src/bodies/add-member.action.ts'
import { loadMemberChoices } from '#src/bodies/load-choices.action.ts'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { within } from '../../../../../frame.ts'
import { boxesOf } from '../../../../organisations/form-boxes.ts'
import { frameAround, hereOf, openForChange, refused } from '../../../body-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, today } = within(event)
  const seen = await openForChange(event, 'mayChangeMembers')
  const choices = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadMemberChoices(trx, [...seen.current, ...seen.coming], today),
  )
  return { frame: frameAround(event, seen), body: seen.body, ...choices, today, here: hereOf(event) }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, today } = within(event)
    const given = await boxesOf(event, ['person', 'role', 'speaksFor', 'startsOn', 'reviewDueOn'])
    const result = await addMember(event.locals.app, actor, event.params.code, given, today)
    if (!isRefusal(result)) redirect(303, `${hereOf(event)}?done=member-added`)
    return refused(event, result, given)
  },
}
