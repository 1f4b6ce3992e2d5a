import type { TenantTransaction } from '../db/tenant.ts'
import type { Area } from '../areas/area.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import { listDerivedIds } from './entry-grid.sql.ts'
import type { Indicator, Observation, Range } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { loadDueDays } from '../figures/due-day.sql.ts'
import { listObservations } from '../figures/observation.sql.ts'
import { periodLabel } from '../kernel/period-words.ts'
import {
  endOf,
  periodsPerYear,
  previousPeriod,
  samePeriod,
  shift,
  yearOf,
  type Period,
} from '../kernel/period.ts'
import { findOrganisation } from '../organisations/organisation.sql.ts'
import { listReturns } from '../returns/return.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { seesNothing, visibleTo } from '../rights/policy.ts'
import { findSet } from '../sets/set.sql.ts'
import { rowsOfGrid, type EntryRow } from './entry-row.ts'

/** Where the next figure is expected; from the room that judges figures. */
export type ExpectedRange = (
  indicator: Indicator,
  period: Period,
  figureOf: (period: Period) => Observation | undefined,
) => Range | null

export interface GridAsked {
  /** The code of a set or of an organisation. */
  readonly what: string
  readonly period: Period
  /** From 1; 0 for the rows of all pages. */
  readonly page: number
}

export interface EntryGrid {
  readonly name: string
  readonly period: Period
  readonly area: Area
  /** When the first of the figures of the period is due; null where no round asks for them. */
  readonly dueOn: string | null
  readonly rows: readonly EntryRow[]
  /** Rows of all pages. */
  readonly all: number
}

/** The indicators of a set or an organisation that the reader may enter figures for; null where there are none at all. */
export async function loadEntryGrid(
  trx: TenantTransaction,
  actor: Actor,
  { what, period, page }: GridAsked,
  expectedRange: ExpectedRange,
): Promise<EntryGrid | null> {
  const visible = visibleTo(actor, 'figures.enter')
  const area = await findHomeArea(trx)
  if (seesNothing(visible) || !area) return null
  const organisation = await findOrganisation(trx, what)
  const set = organisation ? undefined : await findSet(trx, visible, what)
  if (!organisation && !set) return null
  const own = await listIndicators(
    trx,
    visible,
    organisation ? { organisationId: organisation.id } : { set: what, memberOn: endOf(period) },
  )
  if (own.length === 0) return null
  const derived = await listDerivedIds(trx)
  const due = own.filter(({ id, periodKind }) => periodKind === period.kind && !derived.has(id))
  const shown = page === 0 ? due : due.slice((page - 1) * rowsOfGrid, page * rowsOfGrid)
  const dueDays = await loadDueDays(trx, null)
  const days = due.flatMap(({ organisationId }) => dueDays(period, organisationId) ?? [])
  const returns = await listReturns(trx, visibleTo(actor, 'return.read'), { period })
  const returnOf = new Map(returns.map(({ id, organisationCode }) => [id, organisationCode]))
  return {
    name: organisation?.name ?? set?.name ?? what,
    period,
    area,
    dueOn: days.toSorted()[0] ?? null,
    rows: await rowsOf(trx, shown, { areaCode: area.code, period, expectedRange, returnOf }),
    all: due.length,
  }
}

/** Figures that an expected range looks back on. */
const lookedBackOn = 12

interface RowsAsked {
  readonly areaCode: string
  readonly period: Period
  readonly expectedRange: ExpectedRange
  readonly returnOf: ReadonlyMap<number, string>
}

async function rowsOf(
  trx: TenantTransaction,
  indicators: readonly Indicator[],
  { areaCode, period, expectedRange, returnOf }: RowsAsked,
): Promise<EntryRow[]> {
  const periods = Array.from({ length: lookedBackOn + 1 }, (_, i) => shift(period, -i))
  const found = await listObservations(
    trx,
    { indicatorIds: indicators.map(({ id }) => id), areaCodes: [areaCode], periods },
    null,
  )
  const byPlace = new Map(found.map((one) => [`${one.indicatorId} ${one.period.index}`, one]))
  return indicators.map((indicator) => {
    const figureOf = (one: Period): Observation | undefined => byPlace.get(`${indicator.id} ${one.index}`)
    const before = [5, 4, 3, 2, 1].map((back) => shift(period, -back))
    const standing = figureOf(period)
    return {
      indicator,
      lastFive: before.map((one) => figureOf(one)?.value ?? null),
      lastFivePeriods: before.map(periodLabel),
      expected: expectedRange(indicator, period, figureOf),
      totalBefore: totalBefore(indicator, period, figureOf),
      standing: standing
        ? {
            value: standing.value,
            mark: standing.mark,
            note: standing.reason,
            revision: standing.revision,
            by: standing.recordedBy ?? standing.signedBy,
            at: standing.recordedAt,
            signedBy: standing.signedBy,
            returnOf: returnOf.get(standing.returnId ?? 0) ?? null,
          }
        : null,
    }
  })
}

function totalBefore(
  { kind }: Indicator,
  period: Period,
  figureOf: (period: Period) => Observation | undefined,
): EntryRow['totalBefore'] {
  const before = previousPeriod(period)
  const goesOn = periodsPerYear(period.kind) > 1 && samePeriod(yearOf(before), yearOf(period))
  return kind === 'cumulative' && goesOn ? (figureOf(before)?.value ?? null) : null
}
