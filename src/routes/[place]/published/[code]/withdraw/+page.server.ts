import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { isRefusal, refusalCodes } from '#src/kernel/refusal.ts'
import { tell } from '#src/organisations/sentence.ts'
import { publishedAddress } from '#src/publishing/addresses.ts'
import { mayPublishReport } from '#src/publishing/load-to-publish.action.ts'
import { openEdition } from '#src/publishing/open-edition.action.ts'
import { withdrawEdition } from '#src/publishing/withdraw-edition.action.ts'
import { publishingWords } from '#src/publishing/words.ts'
import { reportWords } from '#src/reports/words.ts'
import { frameOf, within } from '../../../../frame.ts'
import { boxesOf } from '../../../organisations/form-boxes.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { place, actor } = within(event)
  const { app, locale } = event.locals
  const opened = await openEdition(app, { place, actor }, event.params.code)
  if (isRefusal(opened)) error(404, 'Not found')
  const { definition, subject, period, withdrawn } = opened.edition
  if (!(await mayPublishReport(app, { place, actor }, { definition, body: subject.code })))
    error(404, 'Not found')
  if (withdrawn) redirect(303, hereOf(event))
  return {
    frame: frameOf(event, {
      room: 'reports',
      trail: [
        [reportWords(locale).list.title, '/reports'],
        [publishingWords(locale).title, '/published'],
      ],
    }),
    report: { definition, subject, period },
    here: hereOf(event),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor } = within(event)
    const given = await boxesOf(event, ['reason'])
    const result = await withdrawEdition(event.locals.app, actor, event.params.code, given.reason)
    if (!isRefusal(result)) redirect(303, `${hereOf(event)}?done=withdrawn`)
    if (result.refused === 'not-found' || result.refused === 'not-allowed') error(404, 'Not found')
    const told = tell(result, publishingWords(event.locals.locale))
    return fail(refusalCodes[result.refused].status, { given, told })
  },
}

const hereOf = (event: Pick<RequestEvent<{ code: string }>, 'params' | 'locals'>): string =>
  `${within(event).base}${publishedAddress(event.params.code)}`
