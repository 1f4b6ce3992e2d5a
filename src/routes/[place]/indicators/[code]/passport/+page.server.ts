import { error, redirect } from '@sveltejs/kit'
import { checkQuality, qualityBoxes } from '#src/quality/check-quality.action.ts'
import { loadQualityChecks } from '#src/quality/load-quality.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { indicatorAddress } from '#src/performance/addresses.ts'
import { mayDo } from '#src/rights/policy.ts'
import { within } from '../../../../frame.ts'
import { boxesOf } from '../../../organisations/form-boxes.ts'
import { doneNotice, refusedForm } from '../../definition-form.ts'
import { openIndicator } from '../indicator-page.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const page = await openIndicator(
    event,
    async (trx, head, at) => ({
      checks: await loadQualityChecks(trx, head.indicator.id, at.asAt),
      mayCheck: at.asAt === null && mayDo(within(event).actor, 'indicator.change'),
    }),
    ['done'],
  )
  const notice = doneNotice(event)
  return notice ? { ...page, frame: { ...page.frame, notice } } : page
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base, today } = within(event)
    const { version, ...typed } = await boxesOf(event, [...qualityBoxes, 'version'])
    const { code } = event.params
    const seen = { code, version: Number(version) }
    const result = await checkQuality(event.locals.app, actor, seen, typed, today)
    if (!isRefusal(result)) redirect(303, `${base}${indicatorAddress(code, '/passport')}?done=checked`)
    if (result.refused === 'not-found') error(404, 'Not found')
    return refusedForm(event, result, typed)
  },
}
