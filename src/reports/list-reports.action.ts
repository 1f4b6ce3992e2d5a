import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { findHomeArea } from '../figures/area.sql.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listFigures } from '../derived/list-figures.action.ts'
import { findLatestPeriod } from '../figures/observation.sql.ts'
import { shift, type Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import type { Place } from '../places/place.ts'
import { visibleTo } from '../rights/policy.ts'

/** Quarters offered, the latest one with a figure first. */
const offered = 4

export interface ReportsOffered {
  readonly periods: readonly Period[]
  /** By name; only those that have measures with a figure each quarter. */
  readonly departments: readonly {
    readonly code: string
    readonly name: string
    readonly due: number
    /** For each of `periods`, how many of the figures are there. */
    readonly there: readonly number[]
  }[]
}

/** The departments and quarters for which a reader can have a report. */
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
    if (indicators.length === 0 || !latest) return { periods: [], departments: [] }
    const periods = Array.from({ length: offered }, (_, i) => shift(latest, -i))
    const areaCodes = [(await findHomeArea(trx))?.code ?? '']
    const indicatorIds = indicators.map(({ id }) => id)
    const observations = await listFigures(trx, { indicatorIds, areaCodes, periods }, asAt)
    const ownerOf = new Map(indicators.map(({ id, organisationId }) => [id, organisationId]))
    const departments = (await listOrganisations(trx)).flatMap(({ id, code, name }) => {
      const due = indicators.filter(({ organisationId }) => organisationId === id).length
      const own = observations.filter(({ indicatorId }) => ownerOf.get(indicatorId) === id)
      const there = periods.map(({ index }) => own.filter(({ period }) => period.index === index).length)
      return due === 0 ? [] : [{ code, name, due, there }]
    })
    return { periods, departments }
  })
}
