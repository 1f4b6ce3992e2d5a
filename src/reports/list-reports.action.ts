import { findHomeArea } from '../areas/area.sql.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listFigures } from '../derived/list-figures.action.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { findLatestPeriod } from '../figures/observation.sql.ts'
import { shift, type Period } from '../kernel/period.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { seesNothing, visibleTo } from '../rights/policy.ts'
import { subjects } from './list-subjects.action.ts'
import { isForPeriod, reportDefinitions, type ReportCode } from './report-list.ts'

/** Quarters offered, the latest one with a figure first. */
const offered = 4

export interface OfferedSubject {
  readonly code: string
  readonly name: string
  readonly due: number
  /** For each of the periods, how many of the figures are there; 0 where there is no such report for it. */
  readonly there: readonly number[]
}

export interface ReportsOffered {
  readonly periods: readonly Period[]
  /** What each report can be about: only that which has measures with a figure each quarter. */
  readonly subjects: Readonly<Record<ReportCode, readonly OfferedSubject[]>>
}

/** The reports and quarters that a reader can have. */
export async function listReports(
  app: Pick<App, 'db'>,
  place: Place,
  actor: Actor,
  asAt: Date | null,
): Promise<ReportsOffered> {
  return readTenant(app.db, place.id, async (trx) => {
    const visible = visibleTo(actor, 'performance.read')
    const indicators = (await listIndicators(trx, visible)).filter(
      ({ periodKind }) => periodKind === 'quarter',
    )
    const latest = await findLatestPeriod(trx, 'quarter', asAt)
    const periods =
      indicators.length === 0 || !latest ? [] : Array.from({ length: offered }, (_, i) => shift(latest, -i))
    const areaCodes = [(await findHomeArea(trx))?.code ?? '']
    const indicatorIds = periods.length === 0 ? [] : indicators.map(({ id }) => id)
    const observations = await listFigures(trx, { indicatorIds, areaCodes, periods }, asAt)
    const thereIn = periods.map(
      ({ index }) =>
        new Set(observations.filter(({ period }) => period.index === index).map((one) => one.indicatorId)),
    )
    const found: [ReportCode, OfferedSubject[]][] = []
    for (const definition of reportDefinitions) {
      const { code: report, of, reads } = definition
      const isThere = periods.length > 0 && !seesNothing(visibleTo(actor, reads))
      const about = isThere ? await subjects[of](trx, actor, place) : []
      found.push([
        report,
        about.flatMap(({ code, name, holds }) => {
          const own = indicators.filter(holds)
          const there = thereIn.map((ids, i) => {
            const period = periods[i]
            const isOffered = period !== undefined && isForPeriod(definition, period)
            return isOffered ? own.filter(({ id }) => ids.has(id)).length : 0
          })
          return own.length === 0 ? [] : [{ code, name, due: own.length, there }]
        }),
      ])
    }
    return { periods, subjects: Object.fromEntries(found) as Record<ReportCode, OfferedSubject[]> }
  })
}
