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
import { listMatching, type Cut, type Stretch } from '../figures/matching.sql.ts'
import { dueDay } from '../figures/due-day.sql.ts'
import { ownerStanding } from '../figures/indicator-owner.sql.ts'
import { listIndicators, listOwningOrganisations } from '../figures/indicator.sql.ts'
import { whileUnmoved } from '../record/while-unmoved.action.ts'
import type { RegisterQuery } from './register-query.ts'
import { listOwners, orderOf, registerConditions } from './register.sql.ts'
import { isOfIndicator, sortStandings, standingOf, type Standing } from './sort-register.ts'

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
 * One page of the register: each indicator in the period asked for, or in its own latest one by then. Only those on the
 * page are judged; for a status, and an order that rests on figures, it is kept how each of them stands.
 */
export async function loadRegister(
  trx: TenantTransaction,
  actor: Actor,
  query: RegisterQuery,
  at: Viewpoint,
): Promise<Register> {
  const choices = await listChoices(trx, at.asAt)
  const period = at.period ?? (await latestQuarter(trx, at.asAt, at.today))
  const view = { ...at, period }
  const first = (query.page - 1) * perPage
  const { ids, all } = restsOnFigures(query)
    ? await cutJudged(trx, actor, query, view, first)
    : await listInOrder(trx, actor, query, view, { first, limit: perPage })
  return { period, choices, first, perPage, rows: await judge(trx, actor, ids, view), all }
}

/** The rows of all pages, or those of the codes that were chosen, as a file holds them. */
export async function loadWholeRegister(
  trx: TenantTransaction,
  actor: Actor,
  query: RegisterQuery,
  at: Viewpoint,
  chosen: readonly string[],
): Promise<{ readonly period: Period; readonly rows: readonly Assessment[] }> {
  const view = { ...at, period: at.period ?? (await latestQuarter(trx, at.asAt, at.today)) }
  const { ids } = await listInOrder(trx, actor, query, view)
  const judged = await judge(trx, actor, ids, view, chosen.length === 0 ? undefined : chosen)
  const byId = new Map(judged.map((row) => [row.indicator.id, row]))
  const ordered = inAskedOrder(judged.map(standingOf), query)
  return { period: view.period, rows: ordered.flatMap(({ id }) => byId.get(id) ?? []) }
}

type View = Viewpoint & { readonly period: Period }

const restsOnFigures = ({ status, sort }: RegisterQuery): boolean =>
  status !== null || (sort !== null && !isOfIndicator(sort))

/** Of all that match only how they stand is kept: 12,000 take 2 MB. */
const keep = whileUnmoved<readonly Standing[]>(8)

async function cutJudged(
  trx: TenantTransaction,
  actor: Actor,
  query: RegisterQuery,
  view: View,
  first: number,
): Promise<Cut> {
  const asked = {
    ...query,
    status: null,
    page: 1,
    sort: query.sort && isOfIndicator(query.sort) ? query.sort : null,
  }
  const key = JSON.stringify([visibleTo(actor, 'performance.read'), asked, view])
  const standings = await keep(trx, key, async () => {
    const { ids } = await listInOrder(trx, actor, asked, view)
    return (await judge(trx, actor, ids, view)).map(standingOf)
  })
  const ordered = inAskedOrder(standings ?? [], query)
  return { ids: ordered.slice(first, first + perPage).map(({ id }) => id), all: ordered.length }
}

function inAskedOrder(standings: readonly Standing[], { status, sort }: RegisterQuery): readonly Standing[] {
  return sortStandings(status === null ? standings : standings.filter((one) => one.status === status), sort)
}

/** Judged in the order of the ids. */
async function judge(
  trx: TenantTransaction,
  actor: Actor,
  ids: readonly number[],
  { period, asAt, today }: View,
  codes?: readonly string[],
): Promise<Assessment[]> {
  const place = new Map(ids.map((id, i) => [id, i]))
  const listed = await listIndicators(trx, visibleTo(actor, 'performance.read'), { ids, codes })
  const indicators = listed.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
  const areaCode = (await findHomeArea(trx))?.code ?? ''
  const periodOf = await ownPeriods(trx, indicators, areaCode, period, asAt)
  return assessFigures(trx, { indicators, areaCode, periods: (one) => [periodOf(one)], asAt, today })
}

async function listInOrder(
  trx: TenantTransaction,
  actor: Actor,
  query: RegisterQuery,
  { period, today }: View,
  stretch?: Stretch,
): Promise<Cut> {
  const departments = query.department === null ? [] : await listOrganisations(trx)
  const filter = {
    search: query.search,
    set: query.set ?? undefined,
    memberOn: endOf(period),
    organisationId: departments.find(({ code }) => code === query.department)?.id,
    also: registerConditions(query, today, ownerStanding(today), dueDay()),
  }
  const sort = query.sort && isOfIndicator(query.sort) ? query.sort : null
  return listMatching(trx, visibleTo(actor, 'performance.read'), filter, orderOf(sort), stretch)
}
