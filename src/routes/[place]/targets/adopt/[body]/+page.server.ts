import { error, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { adoptProposals } from '#src/targets/adopt-proposals.action.ts'
import { loadAdoption } from '#src/targets/load-adoption.action.ts'
import { moveProposal } from '#src/targets/move-proposal.action.ts'
import { targetWords } from '#src/targets/words.ts'
import { textOf } from '../../../../form-text.ts'
import { frameOf, within } from '../../../../frame.ts'
import { boxesOf, refuseOthers } from '../../../organisations/form-boxes.ts'
import { noticeOf, refused } from '../../targets-doorway.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today } = within(event)
  const adoption = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadAdoption(trx, actor, event.params.body),
  )
  if (!adoption) error(404, 'Not found')
  const words = targetWords(event.locals.locale)
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [
        [words.performance, '/indicators'],
        [words.workbench.title, '/targets'],
      ],
      ...noticeOf(event),
    }),
    adoption,
    today,
  }
}

export const actions: Actions = {
  adopt: async (event) => {
    const { actor, base, today } = within(event)
    const form = await event.request.formData()
    refuseOthers(form, ['proposals', 'cards', 'decidedOn', 'minute'])
    const given = {
      proposals: numbersIn(form, 'proposals'),
      cards: form.getAll('cards').map(String),
      decidedOn: textOf(form, 'decidedOn'),
      minute: textOf(form, 'minute'),
    }
    const result = await adoptProposals(event.locals.app, actor, event.params.body, given, today)
    if (isRefusal(result)) return refused(event, result, { ...given, comment: '', proposal: '' })
    redirect(303, `${base}/targets/adopt/${encodeURIComponent(event.params.body)}?done=adopted`)
  },
  return: async (event) => {
    const { actor, base } = within(event)
    const { proposal, comment } = await boxesOf(event, ['proposal', 'comment'])
    const [id = 0, version = 0] = proposal.split('/').map(Number)
    const result = await moveProposal(event.locals.app, actor, { id, version }, 'return', comment)
    const given = { proposals: [], cards: [], decidedOn: '', minute: '', comment, proposal }
    if (isRefusal(result)) return refused(event, result, given)
    redirect(303, `${base}/targets/adopt/${encodeURIComponent(event.params.body)}?done=returned`)
  },
}

/** Numbers of things; what is no number is a form that this page did not make. */
function numbersIn(form: FormData, name: string): string[] {
  const found = form.getAll(name).map(String)
  if (found.some((text) => !/^[1-9]\d{0,8}$/.test(text)))
    error(400, 'The form names a thing that is not there')
  return found
}
