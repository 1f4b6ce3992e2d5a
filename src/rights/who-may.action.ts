import type { TenantTransaction } from '../db/tenant.ts'
import { listActors } from './find-actor.sql.ts'
import { factsOf, type GrantScope } from './grant.ts'
import { findIndicatorFacts, findScope, listScopes } from './grant-scope.sql.ts'
import type { Action } from './roles.ts'
import { scopeKinds, type ScopeKind } from './scope.ts'
import { whoMay, type MayDo } from './who-may.ts'

/** Everybody who may do a thing to something today; without a thing: whose right reaches the whole place. */
export async function loadWhoMay(
  trx: TenantTransaction,
  tenantId: number,
  asked: { readonly action: Action; readonly about: GrantScope | null },
  today: string,
): Promise<MayDo[]> {
  const { action, about } = asked
  const facts = about?.kind === 'indicator' ? await findIndicatorFacts(trx, about.id) : factsOf(about)
  return whoMay(await listActors(trx, tenantId, today), action, facts)
}

/** What a grant can be limited to, and a question about rights can be about. */
export async function loadScopes(
  trx: TenantTransaction,
): Promise<Readonly<Record<ScopeKind, readonly GrantScope[]>>> {
  const found = []
  for (const kind of scopeKinds) found.push([kind, await listScopes(trx, kind)] as const)
  return Object.fromEntries(found) as Record<ScopeKind, GrantScope[]>
}

export async function loadScope(
  trx: TenantTransaction,
  kind: ScopeKind,
  code: string,
): Promise<GrantScope | undefined> {
  return findScope(trx, kind, code)
}
