import { sql } from 'kysely'
import type { TenantTransaction } from '../db/tenant.ts'

/**
 * Would the place still have an administrator with a way in? Somebody who holds the role for the whole place in their own
 * right and without an end, stays, and can sign in; `without` names the grant, or the person, that is to go.
 */
export async function hasAdministratorLeft(
  trx: TenantTransaction,
  without: { readonly grantId?: number; readonly personId?: number },
  today: string,
): Promise<boolean> {
  const { grantId = 0, personId = 0 } = without
  const { rows } = await sql<{ is_left: boolean }>`
    select exists (
      select from role_grant g
      join person p on p.tenant_id = g.tenant_id and p.id = g.person_id
      join account a on a.id = p.account_id
      join tenant t on t.id = g.tenant_id
      where g.role = 'system-administrator' and g.ends_on is null and g.starts_on <= ${today}::date
        and g.lent_from is null and num_nonnulls(g.organisation_id, g.body_id, g.theme_id, g.indicator_id) = 0
        and g.id <> ${grantId} and p.id <> ${personId} and p.left_on is null and a.disabled_at is null
        and (t.demonstration or a.password_hash is not null
          or exists (select from account_identity i where i.account_id = a.id))
    ) as is_left`.execute(trx)
  return rows[0]?.is_left === true
}
