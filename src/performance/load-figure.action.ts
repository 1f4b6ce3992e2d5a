import type { TenantTransaction } from '../db/tenant.ts'
import { readPeriod } from '../kernel/read-period.ts'
import type { Actor } from '../rights/actor.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import { visibleTo } from '../rights/policy.ts'
import { listAreas } from '../areas/area.sql.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import type { LoadedFigure, Viewpoint, Workings } from './indicator-view.ts'
import { findComputed } from '../derived/list-figures.action.ts'
import type { Computed } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listRevisions } from '../figures/observation.sql.ts'
import { listBreaks } from '../figures/series-break.sql.ts'

/** Undefined for a code, an area or a period that is not known, and for what the reader may not see. */
export async function loadFigure(
  trx: TenantTransaction,
  actor: Actor,
  which: { code: string; areaCode: string; periodText: string },
  { asAt, today }: Pick<Viewpoint, 'asAt' | 'today'>,
): Promise<LoadedFigure | undefined> {
  const visible = visibleTo(actor, 'performance.read')
  const [indicator] = await listIndicators(trx, visible, { codes: [which.code] })
  const [area] = await listAreas(trx, [which.areaCode])
  const reading = readPeriod(which.periodText, indicator?.periodKind)
  if (!indicator || !area || reading.is !== 'one') return undefined
  const { period } = reading
  const recorded = await listRevisions(trx, { indicatorId: indicator.id, areaCode: area.code, period })
  if (recorded.length === 0 && period.kind !== indicator.periodKind) return undefined
  const [assessment] = await assessFigures(trx, {
    indicators: [indicator],
    areaCode: area.code,
    periods: [period],
    asAt,
    today,
  })
  if (!assessment) return undefined
  const place = { indicatorId: indicator.id, areaCode: area.code, period }
  const computed = assessment.observation?.computed ?? (await findComputed(trx, place, asAt))
  const departments = indicator.organisationId === null ? [] : await listOrganisations(trx)
  return {
    indicator,
    department: departments.find(({ id }) => id === indicator.organisationId) ?? null,
    area,
    period,
    assessment,
    revisions: recorded.map((one) => ({
      ...one,
      isInForce: one.revision === assessment.observation?.revision,
    })),
    breaks: (await listBreaks(trx, [indicator.id])).get(indicator.id) ?? [],
    workings: computed ? { computed, referred: await listOpen(trx, actor, computed) } : null,
  }
}

/** What a formula refers to, as far as the reader may open it. */
async function listOpen(
  trx: TenantTransaction,
  actor: Actor,
  { inputs }: Computed,
): Promise<Workings['referred']> {
  const codes = [...new Set(inputs.map(({ reference }) => reference.code))]
  const found = await listIndicators(trx, visibleTo(actor, 'performance.read'), { codes })
  return new Map(found.map((one) => [one.code, one]))
}
