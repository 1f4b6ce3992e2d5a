import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { subjects } from './list-subjects.action.ts'
import type { ReportDefinition } from './report-list.ts'

/** Codes of everything that a report can be about and that has measures of which the reader sees figures. */
export async function bodiesWithFigures(
  app: Pick<App, 'db'>,
  place: Place,
  actor: Actor,
  { of, periodKind }: ReportDefinition,
): Promise<string[]> {
  return readTenant(app.db, place.id, async (trx) => {
    const all = await listIndicators(trx, visibleTo(actor, 'performance.read'))
    const indicators = all.filter((indicator) => indicator.periodKind === periodKind)
    const found = await subjects[of](trx, actor, place)
    return found.filter(({ holds }) => indicators.some(holds)).map(({ code }) => code)
  })
}
