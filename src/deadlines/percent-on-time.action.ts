import type { TenantTransaction } from '../db/tenant.ts'
import type { Answers, SystemQuestion } from '../derived/system-sources.action.ts'
import { countOf } from '../formulas/system-functions.ts'
import { absent } from '../formulas/value.ts'
import { londonDate } from '../kernel/london.ts'
import { samePeriod } from '../kernel/period.ts'
import { findTimeHere } from '../places/time-here.sql.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { isJudged, isOnTime } from './late-grid.ts'
import { listStandings } from './standing.sql.ts'

/**
 * `percentOnTime('planning')`: of the returns of a period, of one department or of all, those first sent by their day, of
 * those that were sent or whose day has passed; `apart` are not due yet. The area makes no difference.
 */
export async function percentOnTime(
  trx: TenantTransaction,
  { periods, asAt }: SystemQuestion,
): Promise<Answers> {
  const standings = await listStandings(trx, partsOfOpened, periods, asAt)
  const today = londonDate(asAt ?? (await findTimeHere(trx)))
  return ([department], _areaCode, period) => {
    const own = standings.filter(
      (one) =>
        samePeriod(one.period, period) && (department === undefined || one.department.code === department),
    )
    if (own.length === 0) return absent('missing')
    const judged = own.filter((one) => isJudged(one, today))
    const onTime = judged.filter((one) => isOnTime(one, today))
    return {
      numerator: countOf(onTime.length),
      denominator: countOf(judged.length),
      apart: own.length - judged.length,
    }
  }
}
