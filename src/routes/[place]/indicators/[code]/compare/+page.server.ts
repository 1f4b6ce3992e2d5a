import { loadCompared } from '#src/comparisons/load-compared.action.ts'
import { openIndicator } from '../indicator-page.ts'
import type { PageServerLoad } from './$types.js'

export const load: PageServerLoad = (event) => {
  const asked = event.url.searchParams.get('compare')
  return openIndicator(
    event,
    async (trx, head, at) => ({ asked, compared: await loadCompared(trx, head, asked, at) }),
    ['compare'],
  )
}
