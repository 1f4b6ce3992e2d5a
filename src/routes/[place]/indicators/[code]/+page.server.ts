import { loadSummary } from '#src/performance/load-indicator.action.ts'
import { loadJudgement } from '#src/targets/load-categories.action.ts'
import { loadReturnsBeside } from '#src/returns/returns-beside.action.ts'
import { within } from '../../../frame.ts'
import { openIndicator } from './indicator-page.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = (event) =>
  openIndicator(event, async (trx, head, at) => ({
    summary: await loadSummary(trx, head, at),
    judgement: await loadJudgement(trx, within(event).actor, head.indicator, at),
    beside: await loadReturnsBeside(trx, within(event).actor, head.department, head.period),
  }))
