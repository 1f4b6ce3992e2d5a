import type { TenantTransaction } from '../db/tenant.ts'
import { daysAfter } from '../kernel/day.ts'
import { endOf } from '../kernel/period.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { lastWordOn } from '../targets/category.ts'
import { listPlaced } from '../targets/category.sql.ts'
import { reckonForecasts } from '../targets/reckon-forecast.action.ts'
import type { Placings } from './placing.ts'
import type { LineInContext, ReturnHead } from './return.ts'

/** The last word on the target of each line that may place one, and what is worked out of it. */
export async function loadPlacings(
  trx: TenantTransaction,
  { period }: Pick<ReturnHead, 'period'>,
  lines: readonly LineInContext[],
): Promise<Placings> {
  const asked = lines.flatMap(({ indicator, toPlace }) => (toPlace ? [{ indicator, target: toPlace }] : []))
  const [first] = asked
  if (!first) return new Map()
  const ids = asked.map(({ indicator }) => indicator.id)
  const placed = await listPlaced(trx, partsOfOpened, ids, null)
  const forecasts = await reckonForecasts(trx, first.target.areaCode, asked, daysAfter(endOf(period), 1))
  return new Map(
    asked.map(({ indicator, target }) => [
      indicator.code,
      { said: lastWordOn(placed, target) ?? null, forecast: forecasts.get(indicator.id) ?? null },
    ]),
  )
}
