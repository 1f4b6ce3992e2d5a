import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { Viewpoint } from '../performance/indicator-view.ts'
import { loadHead, loadSummary } from '../performance/load-indicator.action.ts'
import { findRule } from '../figures/target.sql.ts'
import { londonDate } from '../kernel/london.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { samePeriod, type Period } from '../kernel/period.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import { findOrganisation } from '../organisations/organisation.sql.ts'
import type { Place } from '../places/place.ts'
import { visibleTo } from '../rights/policy.ts'
import { listHistory } from '../record/audit.sql.ts'
import { returnSubject } from '../returns/return.ts'
import { listRounds } from '../figures/round.sql.ts'
import type { DepartmentalFigures, DepartmentalRow } from './departmental.ts'
import { signOffOf, type SignOff } from './sign-off.ts'

export interface DepartmentalRequest {
  readonly body: string
  readonly period: Period
  /** A moment that is over: see `settleAsAt`. */
  readonly asAt: Date
}

/** What a department's quarterly report says, with the rights of its reader. */
export async function loadDepartmental(
  app: Pick<App, 'db' | 'publicOrigin'>,
  place: Place,
  actor: Actor,
  { body, period, asAt }: DepartmentalRequest,
): Promise<DepartmentalFigures | Refusal> {
  return readTenant(app.db, place.id, async (trx) => {
    const department = await findOrganisation(trx, body)
    const visible = visibleTo(actor, 'performance.read')
    const indicators = department ? await listIndicators(trx, visible, { organisationId: department.id }) : []
    const due = indicators.filter((indicator) => indicator.periodKind === period.kind)
    if (!department || due.length === 0 || period.kind !== 'quarter')
      return refuse('not-found', 'report-not-found')
    const today = londonDate(asAt)
    const rows: DepartmentalRow[] = []
    const round = (await listRounds(trx)).find((one) => samePeriod(one.period, period))
    const shared = { dueOn: round?.dueOn ?? null, exceedBy: (await findRule(trx, asAt)).exceedBy }
    for (const indicator of due)
      rows.push({ ...(await loadRow(trx, actor, indicator, { period, asAt, today })), ...shared })
    return {
      place: { name: place.name, brandColour: place.brand.header },
      base: `${app.publicOrigin}/${place.shortName}`,
      department: { code: department.code, name: department.name },
      period,
      today,
      asAt,
      signOff: await loadSignOff(trx, department.code, period, asAt),
      rows,
      others: indicators.filter((indicator) => !due.includes(indicator)),
    }
  })
}

/** The same as the indicator's own page shows, so that the two cannot differ. */
async function loadRow(
  trx: TenantTransaction,
  actor: Actor,
  { code }: Indicator,
  view: Viewpoint,
): Promise<Omit<DepartmentalRow, 'dueOn' | 'exceedBy'>> {
  const head = await loadHead(trx, actor, code, view)
  if (!head) throw new Error(`${code} was listed and cannot be read`)
  return { ...(await loadSummary(trx, head, view)), areaName: head.area.name }
}

async function loadSignOff(
  trx: TenantTransaction,
  department: string,
  period: Period,
  asAt: Date,
): Promise<SignOff | null> {
  const subject = returnSubject(department, periodSlug(period))
  return signOffOf(await listHistory(trx, { subjectKind: 'return', subjects: [subject] }, 1_000), asAt)
}
