import type { TenantTransaction } from '../db/tenant.ts'
import type { Actor } from '../rights/actor.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import { visibleTo } from '../rights/policy.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import { endOf, type Period } from '../kernel/period.ts'
import type { Assessment } from '../indicators/assess.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import { listSets } from '../sets/set.sql.ts'
import { latestQuarter, listChoices, ownPeriods } from '../performance/figure-periods.action.ts'
import type { Viewpoint } from '../performance/indicator-view.ts'
import type { Filters, Register } from './register.ts'
import type { Indicator } from '../figures/indicator.ts'
import { ownerStanding } from '../figures/indicator-owner.sql.ts'
import { listIndicators, listOwningOrganisations } from '../figures/indicator.sql.ts'
import type { RegisterQuery } from './register-query.ts'
import { listOwners, registerConditions } from './register.sql.ts'
import { asksFigures, sortAssessments, sortIndicators } from './sort-register.ts'

const perPage = 50

/** What a register can be filtered by. */
export async function loadFilters(trx: TenantTransaction, actor: Actor): Promise<Filters> {
  const visible = visibleTo(actor, 'performance.read')
  const owning = new Set(await listOwningOrganisations(trx, visible))
  const departments = (await listOrganisations(trx)).filter(({ id }) => owning.has(id))
  const sets = (await listSets(trx, visible)).map(({ code }) => code)
  return { sets, departments, owners: await listOwners(trx, visible) }
}

/**
 * One page of the register: each indicator in the period asked for, or in its own latest one by then. A status, and an
 * order that rests on figures, are only known once all have been judged; else only those on the page are.
 */
export async function loadRegister(
  trx: TenantTransaction,
  actor: Actor,
  query: RegisterQuery,
  at: Viewpoint,
): Promise<Register> {
  const { asAt, today } = at
  const period = at.period ?? (await latestQuarter(trx, asAt, today))
  const choices = await listChoices(trx, asAt)
  const matching = await listMatching(trx, actor, query, { period, today })
  const first = (query.page - 1) * perPage
  const page = { period, choices, first, perPage }
  const { status, sort } = query
  if (status === null && !asksFigures(sort)) {
    const ordered = sortIndicators(matching, sort)
    const rows = await judge(trx, ordered.slice(first, first + perPage), { ...at, period })
    return { ...page, rows, all: ordered.length }
  }
  const having = await judgeMatching(trx, matching, query, { ...at, period })
  return { ...page, rows: having.slice(first, first + perPage), all: having.length }
}

/** The rows of all pages, or those of the codes that were chosen, as a file holds them. */
export async function loadWholeRegister(
  trx: TenantTransaction,
  actor: Actor,
  query: RegisterQuery,
  at: Viewpoint,
  chosen: readonly string[],
): Promise<{ readonly period: Period; readonly rows: readonly Assessment[] }> {
  const period = at.period ?? (await latestQuarter(trx, at.asAt, at.today))
  const matching = await listMatching(trx, actor, query, { period, today: at.today })
  const wanted = new Set(chosen)
  const own = chosen.length === 0 ? matching : matching.filter(({ code }) => wanted.has(code))
  return { period, rows: await judgeMatching(trx, own, query, { ...at, period }) }
}

async function judgeMatching(
  trx: TenantTransaction,
  matching: readonly Indicator[],
  { status, sort }: RegisterQuery,
  at: Viewpoint & { readonly period: Period },
): Promise<readonly Assessment[]> {
  const judged = await judge(trx, sortIndicators(matching, sort), at)
  const having = status === null ? judged : judged.filter((one) => one.status === status)
  return sortAssessments(having, sort)
}

async function judge(
  trx: TenantTransaction,
  indicators: readonly Indicator[],
  { period, asAt, today }: Viewpoint & { readonly period: Period },
): Promise<Assessment[]> {
  const areaCode = (await findHomeArea(trx))?.code ?? ''
  const periodOf = await ownPeriods(trx, indicators, areaCode, period, asAt)
  return assessFigures(trx, { indicators, areaCode, periods: (one) => [periodOf(one)], asAt, today })
}

async function listMatching(
  trx: TenantTransaction,
  actor: Actor,
  query: RegisterQuery,
  { period, today }: { readonly period: Period; readonly today: string },
): Promise<Indicator[]> {
  const departments = query.department === null ? [] : await listOrganisations(trx)
  return listIndicators(trx, visibleTo(actor, 'performance.read'), {
    search: query.search,
    set: query.set ?? undefined,
    memberOn: endOf(period),
    organisationId: departments.find(({ code }) => code === query.department)?.id,
    also: registerConditions(query, today, ownerStanding(today)),
  })
}
