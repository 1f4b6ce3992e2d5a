import type { TenantTransaction } from '../db/tenant.ts'
import type { Actor } from '../rights/actor.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import { visibleTo } from '../rights/policy.ts'
import { findHomeArea } from '../figures/area.sql.ts'
import type { Assessment } from '../indicators/assess.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import { latestQuarter, listChoices, ownPeriods } from './figure-periods.action.ts'
import type { Named, Register, Viewpoint } from './indicator-view.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listIndicators, listOwningOrganisations, listSets } from '../figures/indicator.sql.ts'
import type { RegisterQuery } from './register-query.ts'

const perPage = 50

/** What a register can be filtered by. */
export async function loadFilters(
  trx: TenantTransaction,
  actor: Actor,
): Promise<{ sets: readonly string[]; departments: readonly Named[] }> {
  const visible = visibleTo(actor, 'performance.read')
  const owning = new Set(await listOwningOrganisations(trx, visible))
  const departments = (await listOrganisations(trx)).filter(({ id }) => owning.has(id))
  return { sets: await listSets(trx, visible), departments }
}

/**
 * One page of the register: each indicator in the period asked for, or in its own latest one by then. A status is only
 * known once all have been judged; without that filter only those on the page are.
 */
export async function loadRegister(
  trx: TenantTransaction,
  actor: Actor,
  query: RegisterQuery,
  at: Viewpoint,
): Promise<Register> {
  const visible = visibleTo(actor, 'performance.read')
  const areaCode = (await findHomeArea(trx))?.code ?? ''
  const { asAt, today } = at
  const period = at.period ?? (await latestQuarter(trx, asAt, today))
  const choices = await listChoices(trx, asAt)
  const departments = query.department === null ? [] : await listOrganisations(trx)
  const matching = await listIndicators(trx, visible, {
    search: query.search,
    set: query.set ?? undefined,
    organisationId: departments.find(({ code }) => code === query.department)?.id,
  })
  const judge = async (indicators: readonly Indicator[]): Promise<Assessment[]> => {
    const periodOf = await ownPeriods(trx, indicators, areaCode, period, asAt)
    return assessFigures(trx, { indicators, areaCode, periods: (one) => [periodOf(one)], asAt, today })
  }
  const first = (query.page - 1) * perPage
  if (query.status === null) {
    const rows = await judge(matching.slice(first, first + perPage))
    return { period, choices, rows, first, all: matching.length, perPage }
  }
  const having = (await judge(matching)).filter(({ status }) => status === query.status)
  return { period, choices, rows: having.slice(first, first + perPage), first, all: having.length, perPage }
}
