import { loadSummary } from '#src/performance/load-indicator.action.ts'
import { loadJudgement } from '#src/targets/load-categories.action.ts'
import { loadReturnsBeside } from '#src/returns/returns-beside.action.ts'
import { withBenchmarks } from '#src/indicators/load-benchmarks.action.ts'
import { within } from '../../../frame.ts'
import { openIndicator } from './indicator-page.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = (event) =>
  openIndicator(event, async (trx, head, at) => ({
    ...(await loadJudged(trx, head, at)),
    judgement: await loadJudgement(trx, within(event).actor, head.indicator, at),
    beside: await loadReturnsBeside(trx, within(event).actor, head.department, head.period),
  }))

/** What the page shows of the figure, with how it stands against the benchmark of the place. */
async function loadJudged(...[trx, head, at]: Parameters<typeof loadSummary>) {
  const summary = await loadSummary(trx, head, at)
  const [judged] = await withBenchmarks(trx, head.indicator, [summary.assessment], at.asAt)
  return { summary, benchmark: judged?.benchmark ?? null }
}
