import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { PeriodKind } from '../kernel/period.ts'
import type { Indicator, MeasureKind, RuleFamily } from './indicator.ts'
import type { Polarity } from './indicator.ts'
import type { Visible } from '../rights/policy.ts'
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
  'indicator.owner_post',
  'indicator.organisation_id',
  'indicator.version',
] as const

export async function findIndicator(trx: TenantTransaction, code: string): Promise<Indicator | undefined> {
  const row = await trx.selectFrom('indicator').select(columns).where('code', '=', code).executeTakeFirst()
  return row && indicatorOf(row)
}

export interface RegisterFilter {
  /** Words that the code or title must hold. */
  readonly search?: string | undefined
  readonly organisationId?: number | undefined
  readonly set?: string | undefined
  readonly codes?: readonly string[] | undefined
  readonly ids?: readonly number[] | undefined
  /** For paging: codes after this one. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** Indicators by code: all that the reader may open. */
export async function listIndicators(
  trx: TenantTransaction,
  visible: Visible,
  filter: RegisterFilter = {},
): Promise<Indicator[]> {
  const { search, organisationId, set, codes, ids, after, limit } = filter
  const rows = await trx
    .selectFrom('indicator')
    .select(columns)
    .where(mayOpen(visible))
    .$if(search !== undefined && search !== '', (q) =>
      q.where((eb) => {
        const pattern = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`
        return eb.or([eb('code', 'ilike', pattern), eb('title', 'ilike', pattern)])
      }),
    )
    .$if(organisationId !== undefined, (q) => q.where('organisation_id', '=', organisationId ?? 0))
    .$if(codes !== undefined, (q) => q.where('code', '=', sql<string>`any(${codes ?? []})`))
    .$if(ids !== undefined, (q) => q.where('id', '=', sql<number>`any(${ids ?? []})`))
    .$if(after !== undefined, (q) => q.where('code', '>', after ?? ''))
    .$if(set !== undefined, (q) =>
      q.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('indicator_set_member as member')
            .select('member.indicator_id')
            .whereRef('member.indicator_id', '=', 'indicator.id')
            .where('member.set_code', '=', set ?? ''),
        ),
      ),
    )
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
  Map<string, { id: number; periodKind: PeriodKind; kind: MeasureKind; decimals: number; unit: string }>
> {
  const rows = await trx
    .selectFrom('indicator')
    .select(['id', 'code', 'period_kind', 'kind', 'decimals', 'unit'])
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
      },
    ]),
  )
}

export interface NewIndicator extends Omit<Indicator, 'id' | 'version'> {
  readonly sets: readonly string[]
}

export async function insertIndicator(
  trx: TenantTransaction,
  tenantId: number,
  indicator: NewIndicator,
): Promise<number> {
  const { id } = await trx
    .insertInto('indicator')
    .values(rowOf(tenantId, indicator))
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const code of indicator.sets) {
    await trx
      .insertInto('indicator_set')
      .values({ tenant_id: tenantId, code, name: code })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await trx
      .insertInto('indicator_set_member')
      .values({ tenant_id: tenantId, set_code: code, indicator_id: id })
      .execute()
  }
  return id
}

/** The same for many that belong to no set, as a file defines them. */
export async function insertIndicators(
  trx: TenantTransaction,
  tenantId: number,
  indicators: readonly Omit<NewIndicator, 'sets'>[],
): Promise<void> {
  for (let from = 0; from < indicators.length; from += portion) {
    const rows = indicators.slice(from, from + portion).map((indicator) => rowOf(tenantId, indicator))
    await trx.insertInto('indicator').values(rows).execute()
  }
}

/** PostgreSQL takes at most 65,535 parameters in a statement; an indicator has nineteen. */
const portion = 1_000

function rowOf(tenantId: number, indicator: Omit<NewIndicator, 'sets'>) {
  return {
    tenant_id: tenantId,
    code: indicator.code,
    title: indicator.title,
    definition: indicator.definition,
    source: indicator.source,
    recorded_how: indicator.recordedHow,
    unit: indicator.unit,
    decimals: indicator.decimals,
    polarity: indicator.polarity,
    kind: indicator.kind,
    over_time: 'none',
    over_areas: 'none',
    period_kind: indicator.periodKind,
    rule_family: indicator.ruleFamily,
    tolerance_kind: indicator.tolerance?.kind ?? null,
    tolerance: indicator.tolerance?.value ?? null,
    is_key: indicator.isKey,
    baseline: indicator.baseline,
    owner_post: indicator.ownerPost,
    organisation_id: indicator.organisationId,
  }
}

/** Codes of the sets of the reader's indicators. */
export async function listSets(trx: TenantTransaction, visible: Visible): Promise<string[]> {
  const rows = await trx
    .selectFrom('indicator_set_member')
    .innerJoin('indicator', (join) =>
      join
        .onRef('indicator.tenant_id', '=', 'indicator_set_member.tenant_id')
        .onRef('indicator.id', '=', 'indicator_set_member.indicator_id'),
    )
    .select('set_code')
    .distinct()
    .where(mayOpen(visible))
    .orderBy('set_code')
    .execute()
  return rows.map((row) => row.set_code)
}

/** The ids of the indicators in each of these sets, by its code; a set that there is not is left out. */
export async function listMembersOfSets(
  trx: TenantTransaction,
  sets: readonly string[],
): Promise<Map<string, ReadonlySet<number>>> {
  if (sets.length === 0) return new Map()
  const rows = await trx
    .selectFrom('indicator_set')
    .leftJoin('indicator_set_member as member', (join) =>
      join
        .onRef('member.tenant_id', '=', 'indicator_set.tenant_id')
        .onRef('member.set_code', '=', 'indicator_set.code'),
    )
    .select(['indicator_set.code', 'member.indicator_id'])
    .where('indicator_set.code', '=', sql<string>`any(${sets})`)
    .execute()
  const members = Map.groupBy(rows, ({ code }) => code)
  return new Map(
    [...members].map(([code, own]) => [code, new Set(own.flatMap(({ indicator_id }) => indicator_id ?? []))]),
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

export async function listSetsOf(trx: TenantTransaction, indicatorId: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('indicator_set_member')
    .select('set_code')
    .where('indicator_id', '=', indicatorId)
    .orderBy('set_code')
    .execute()
  return rows.map((row) => row.set_code)
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
  owner_post: string
  organisation_id: number | null
  version: number
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
    periodKind: row.period_kind as PeriodKind,
    ruleFamily: row.rule_family as RuleFamily | null,
    tolerance:
      row.tolerance === null ? null : { kind: row.tolerance_kind as 'pct' | 'abs', value: row.tolerance },
    isKey: row.is_key,
    baseline: row.baseline,
    ownerPost: row.owner_post,
    organisationId: row.organisation_id,
    version: row.version,
  }
}
