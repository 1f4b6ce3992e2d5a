import { loadDefinition } from '#src/performance/load-indicator.action.ts'
import { mayDo } from '#src/rights/policy.ts'
import { within } from '../../../../frame.ts'
import { openIndicator } from '../indicator-page.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = (event) =>
  openIndicator(event, async (trx, head, at) => ({
    definition: await loadDefinition(trx, head, at),
    maySetFormula: at.asAt === null && mayDo(within(event).actor, 'formula.set'),
  }))
