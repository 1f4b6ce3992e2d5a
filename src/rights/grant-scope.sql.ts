import type { TenantTransaction } from '../db/tenant.ts'
import type { GrantScope } from './grant.ts'
import type { ScopeKind } from './scope.ts'
import type { Facts } from './policy.ts'

type Thing = Omit<GrantScope, 'kind'>
type Things = Readonly<Record<ScopeKind, (trx: TenantTransaction) => Promise<Thing[]>>>

const standing: Things = {
  organisation: (trx) =>
    trx
      .selectFrom('organisation')
      .select(['id', 'code', 'name'])
      .where('closed_on', 'is', null)
      .orderBy('name')
      .execute(),
  body: (trx) =>
    trx
      .selectFrom('body')
      .select(['id', 'code', 'name'])
      .where('closed_on', 'is', null)
      .orderBy('name')
      .execute(),
  theme: (trx) => trx.selectFrom('theme').select(['id', 'code', 'name']).orderBy('name').execute(),
  indicator: (trx) =>
    trx.selectFrom('indicator').select(['id', 'code', 'title as name']).orderBy('code').execute(),
}

/** Everything of a kind that a grant can be limited to: what has not been closed. */
export async function listScopes(trx: TenantTransaction, kind: ScopeKind): Promise<GrantScope[]> {
  return (await standing[kind](trx)).map((thing) => ({ kind, ...thing }))
}

export async function findScope(
  trx: TenantTransaction,
  kind: ScopeKind,
  code: string,
): Promise<GrantScope | undefined> {
  return (await listScopes(trx, kind)).find((thing) => thing.code === code)
}

/** What the policy is told of an indicator: whose it is and which themes it serves. */
export async function findIndicatorFacts(trx: TenantTransaction, id: number): Promise<Facts> {
  const indicator = await trx
    .selectFrom('indicator')
    .select('organisation_id')
    .where('id', '=', id)
    .executeTakeFirst()
  const themes = await trx
    .selectFrom('indicator_theme')
    .select('theme_id')
    .where('indicator_id', '=', id)
    .execute()
  return {
    indicatorId: id,
    themeIds: themes.map(({ theme_id }) => theme_id),
    ...(indicator?.organisation_id == null ? {} : { organisationId: indicator.organisation_id }),
  }
}
