import { loadDependents } from '#src/derived/load-formula.action.ts'
import { loadScorecards } from '#src/scorecards/load-scorecards.action.ts'
import { loadDefinition } from '#src/performance/load-indicator.action.ts'
import { mayDo } from '#src/rights/policy.ts'
import { within } from '../../../../frame.ts'
import { doneNotice } from '../../definition-form.ts'
import { openIndicator } from '../indicator-page.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const page = await openIndicator(
    event,
    async (trx, head, at) => ({
      definition: await loadDefinition(trx, head, at),
      scorecards: await loadScorecards(trx, within(event).actor, head.indicator.id),
      derived: await loadDependents(trx, within(event).actor, head.indicator.code, at.asAt),
      maySetFormula: at.asAt === null && mayDo(within(event).actor, 'formula.set'),
      mayChange: at.asAt === null && mayDo(within(event).actor, 'indicator.change'),
    }),
    ['done'],
  )
  const notice = doneNotice(event)
  return notice ? { ...page, frame: { ...page.frame, notice } } : page
}
