import { loadByArea } from '#src/comparisons/load-areas-figures.action.ts'
import { openIndicator } from '../indicator-page.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = (event) =>
  openIndicator(event, async (trx, head, { asAt }) => ({ byArea: await loadByArea(trx, head, asAt) }))
