import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { Visible } from '../rights/policy.ts'
import type { Indicator, MeasureKind, OverAreas, OverTime, Polarity, RuleFamily } from './indicator.ts'
import { jointly } from './jointly.ts'
import { matching, type IndicatorFilter } from './matching.sql.ts'
import { mayOpen } from './visible.sql.ts'

const columns = [
  'indicator.id',
  'indicator.code',
  'indicator.title',
  'indicator.definition',
  'indicator.source',
  'indicator.recorded_how',
  'indicator.unit',
  'indicator.decimals',
  'indicator.polarity',
  'indicator.kind',
  'indicator.period_kind',
  'indicator.tolerance_kind',
  'indicator.tolerance',
  'indicator.rule_family',
  'indicator.is_key',
  'indicator.baseline',
  'indicator.organisation_id',
  'indicator.version',
  'indicator.levels',
  'indicator.over_time',
  'indicator.over_areas',
  'indicator.lag_months',
  'indicator.baseline_owner',
  'indicator.baseline_due_on',
  'indicator.collator_id',
  'indicator.responsible_id',
] as const

/** Owners by the names of their posts today; whoever is no post of the place, as written. */
const owners = sql<string[]>`array(
  select coalesce(post.title, owner.title)
  from indicator_owner owner left join post on post.tenant_id = owner.tenant_id and post.id = owner.post_id
  where owner.tenant_id = indicator.tenant_id and owner.indicator_id = indicator.id
  order by owner.position)`.as('owners')

export async function findIndicator(trx: TenantTransaction, code: string): Promise<Indicator | undefined> {
  const row = await trx
    .selectFrom('indicator')
    .select([...columns, owners])
    .where('code', '=', code)
    .executeTakeFirst()
  return row && indicatorOf(row)
}

/** Indicators by code: all that the reader may open. */
export async function listIndicators(
  trx: TenantTransaction,
  visible: Visible,
  filter: IndicatorFilter & {
    /** For paging: codes after this one. */
    readonly after?: string | undefined
    readonly limit?: number | undefined
  } = {},
): Promise<Indicator[]> {
  const { after, limit } = filter
  const rows = await trx
    .selectFrom('indicator')
    .select([...columns, owners])
    .where(matching(visible, filter))
    .$if(after !== undefined, (q) => q.where('code', '>', after ?? ''))
    .orderBy('code')
    .$if(limit !== undefined, (q) => q.limit(limit ?? 0))
    .execute()
  return rows.map(indicatorOf)
}

/** Ids by code, for checking a file. */
export async function listIndicatorKinds(
  trx: TenantTransaction,
  codes: readonly string[],
): Promise<
  Map<
    string,
    {
      id: number
      periodKind: PeriodKind
      kind: MeasureKind
      decimals: number
      unit: string
      levels: readonly string[]
    }
  >
> {
  const rows = await trx
    .selectFrom('indicator')
    .select(['id', 'code', 'period_kind', 'kind', 'decimals', 'unit', 'levels'])
    .where('code', '=', sql<string>`any(${codes})`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.code,
      {
        id: row.id,
        periodKind: row.period_kind as PeriodKind,
        kind: row.kind as MeasureKind,
        decimals: row.decimals,
        unit: row.unit,
        levels: row.levels,
      },
    ]),
  )
}

/** The organisations that any of the reader's indicators belongs to. */
export async function listOwningOrganisations(trx: TenantTransaction, visible: Visible): Promise<number[]> {
  const rows = await trx
    .selectFrom('indicator')
    .select('organisation_id')
    .distinct()
    .where(mayOpen(visible))
    .where('organisation_id', 'is not', null)
    .execute()
  return rows.flatMap(({ organisation_id }) => organisation_id ?? [])
}

interface Row {
  id: number
  code: string
  title: string
  definition: string
  source: string
  recorded_how: string
  unit: string
  decimals: number
  polarity: string
  kind: string
  period_kind: string
  rule_family: string | null
  tolerance_kind: string | null
  tolerance: Decimal | null
  is_key: boolean
  baseline: string
  owners: string[]
  organisation_id: number | null
  version: number
  levels: string[]
  over_time: string
  over_areas: string
  lag_months: number
  baseline_owner: string
  baseline_due_on: string | null
  collator_id: number | null
  responsible_id: number | null
}

function indicatorOf(row: Row): Indicator {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    definition: row.definition,
    source: row.source,
    recordedHow: row.recorded_how,
    unit: row.unit,
    decimals: row.decimals,
    polarity: row.polarity as Polarity,
    kind: row.kind as MeasureKind,
    levels: row.levels,
    overTime: row.over_time as OverTime,
    overAreas: row.over_areas as OverAreas,
    periodKind: row.period_kind as PeriodKind,
    lagMonths: row.lag_months,
    ruleFamily: row.rule_family as RuleFamily | null,
    tolerance:
      row.tolerance === null ? null : { kind: row.tolerance_kind as 'pct' | 'abs', value: row.tolerance },
    isKey: row.is_key,
    baseline: row.baseline,
    baselineOwner: row.baseline_owner,
    baselineDueOn: row.baseline_due_on,
    owners: row.owners,
    ownerPost: jointly(row.owners),
    organisationId: row.organisation_id,
    collatorId: row.collator_id,
    responsibleId: row.responsible_id,
    version: row.version,
  }
}
