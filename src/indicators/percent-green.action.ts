import type { TenantTransaction } from '../db/tenant.ts'
import type { Answers, SystemQuestion } from '../derived/system-sources.action.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listIndicators, listMembersOfSets } from '../figures/indicator.sql.ts'
import { countOf } from '../formulas/system-functions.ts'
import { absent } from '../formulas/value.ts'
import { endOf, samePeriod, type Period } from '../kernel/period.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { assessFigures } from './assess-figures.action.ts'
import type { Assessment } from './assess.ts'
import { countRatings } from './count-ratings.ts'

/**
 * `percentGreen('LAA')`: of the indicators of a set, or of all, that have figures in periods of the same kind, those that
 * are green, of those rated; `apart` are the others in scope. Whoever may open the result sees what it counts. Those that
 * rest on the system themselves are not in scope.
 */
export async function percentGreen(
  trx: TenantTransaction,
  { calls, areaCodes, periods, asAt, without }: SystemQuestion,
): Promise<Answers> {
  const sets = calls.flatMap(([set]) => set ?? [])
  const members = await listMembersOfSets(trx, sets)
  const all = (await listIndicators(trx, partsOfOpened)).filter(({ id }) => !without.has(id))
  const isMember = ({ id }: Indicator, set: string | undefined): boolean =>
    set === undefined || (members.get(set)?.has(id) ?? false)
  const inScope = all.filter((one) => calls.some(([set]) => isMember(one, set)))
  const judgedIn = new Map<string, readonly Assessment[]>()
  for (const areaCode of areaCodes) {
    judgedIn.set(areaCode, await judgeAll(trx, inScope, areaCode, periods, asAt))
  }
  return ([set], areaCode, period) => {
    if (set !== undefined && !members.has(set)) return absent('missing')
    const scope = inScope.filter((one) => isMember(one, set)).length
    const judged = (judgedIn.get(areaCode) ?? []).filter(
      (one) => samePeriod(one.period, period) && isMember(one.indicator, set),
    )
    const { green, rated } = countRatings(judged.map(({ status }) => status))
    return { numerator: countOf(green), denominator: countOf(rated), apart: scope - rated }
  }
}

/** Only what is rated counts, and a rating does not depend on the day: any that is over will do. */
export function judgeAll(
  trx: TenantTransaction,
  indicators: readonly Indicator[],
  areaCode: string,
  periods: readonly Period[],
  asAt: SystemQuestion['asAt'],
): Promise<Assessment[]> {
  const today = periods.map(endOf).toSorted().at(-1) ?? ''
  const own = ({ periodKind }: Indicator): readonly Period[] =>
    periods.filter(({ kind }) => kind === periodKind)
  return assessFigures(trx, { indicators, areaCode, periods: own, asAt, today })
}
