import type { TenantTransaction } from '../db/tenant.ts'
import type { Answers, SystemQuestion } from '../derived/system-sources.action.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listTargets } from '../figures/target.sql.ts'
import { countOf } from '../formulas/system-functions.ts'
import { absent } from '../formulas/value.ts'
import { samePeriod } from '../kernel/period.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import { partsOfOpened } from '../rights/policy.ts'
import type { Assessment } from './assess.ts'
import { countRatings } from './count-ratings.ts'
import { judgeAll } from './percent-green.action.ts'

/**
 * `percentStretchOnTrack('safer-harrow')`: of the indicators of an organisation with a stretch target in the period,
 * those that are on track, of those rated by it. One that is judged by a target of another regime first counts apart.
 */
export async function percentStretchOnTrack(
  trx: TenantTransaction,
  { calls, areaCodes, periods, asAt, without }: SystemQuestion,
): Promise<Answers> {
  const groups = new Set(calls.map(([group]) => group))
  const organisations = (await listOrganisations(trx)).filter(({ code }) => groups.has(code))
  const codeOf = new Map(organisations.map(({ id, code }) => [id, code]))
  const indicators = (await listIndicators(trx, partsOfOpened)).filter(
    ({ id, organisationId }) => codeOf.has(organisationId ?? 0) && !without.has(id),
  )
  const selection = { indicatorIds: indicators.map(({ id }) => id), areaCodes, periods }
  const stretch = (await listTargets(trx, selection, asAt)).filter(({ regime }) => regime === 'stretch')
  const judgedIn = new Map<string, readonly Assessment[]>()
  for (const areaCode of areaCodes) {
    judgedIn.set(areaCode, await judgeAll(trx, indicators, areaCode, periods, asAt))
  }
  return ([group], areaCode, period) => {
    if (!organisations.some(({ code }) => code === group)) return absent('missing')
    const followed = (judgedIn.get(areaCode) ?? []).filter(
      ({ indicator, period: at }) =>
        samePeriod(at, period) &&
        codeOf.get(indicator.organisationId ?? 0) === group &&
        stretch.some(
          (target) =>
            target.indicatorId === indicator.id &&
            target.areaCode === areaCode &&
            samePeriod(target.period, period),
        ),
    )
    const byStretch = followed.filter(({ target }) => target?.regime === 'stretch')
    const { green, rated } = countRatings(byStretch.map(({ status }) => status))
    return { numerator: countOf(green), denominator: countOf(rated), apart: followed.length - rated }
  }
}
