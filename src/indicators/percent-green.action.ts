import type { TenantTransaction } from '../db/tenant.ts'
import type { Answers, SystemQuestion } from '../derived/system-sources.action.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { countOf } from '../formulas/system-functions.ts'
import { absent } from '../formulas/value.ts'
import { endOf, samePeriod, type Period } from '../kernel/period.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { listSpellsInSets } from '../sets/membership.sql.ts'
import { isOn } from '../sets/set.ts'
import { assessFigures } from './assess-figures.action.ts'
import type { Assessment } from './assess.ts'
import { countRatings } from './count-ratings.ts'

/**
 * `percentGreen('LAA')`: of the indicators that are in a set when the period ends, or of all, and have figures in periods of
 * the same kind, those that are green, of those rated; `apart` are the others in scope. Whoever may open the result sees
 * what it counts. Those that rest on the system themselves are not in scope.
 */
export async function percentGreen(
  trx: TenantTransaction,
  { calls, areaCodes, periods, asAt, without }: SystemQuestion,
): Promise<Answers> {
  const sets = calls.flatMap(([set]) => set ?? [])
  const spells = await listSpellsInSets(trx, sets)
  const all = (await listIndicators(trx, partsOfOpened)).filter(({ id }) => !without.has(id))
  const isMember = ({ id }: Indicator, set: string | undefined, period: Period): boolean =>
    set === undefined || (spells.get(set)?.get(id) ?? []).some((spell) => isOn(spell, endOf(period)))
  const inScope = all.filter((one) => calls.some(([set]) => periods.some((at) => isMember(one, set, at))))
  const judgedIn = new Map<string, readonly Assessment[]>()
  for (const areaCode of areaCodes) {
    judgedIn.set(areaCode, await judgeAll(trx, inScope, areaCode, periods, asAt))
  }
  return ([set], areaCode, period) => {
    if (set !== undefined && !spells.has(set)) return absent('missing')
    const scope = inScope.filter((one) => isMember(one, set, period)).length
    const judged = (judgedIn.get(areaCode) ?? []).filter(
      (one) => samePeriod(one.period, period) && isMember(one.indicator, set, period),
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
