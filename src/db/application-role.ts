import type { ClientBase } from 'pg'
import { CannotMigrate } from './cannot-migrate.ts'
import { applicationRole } from './tenant.ts'

type Standing = { readonly exists: boolean; readonly isMember: boolean; readonly me: string }

/**
 * Makes the role as which the application works, and lets the connecting user take it on. Roles belong to the
 * whole server, so on a shared one another store may have made it already, or be making it now.
 */
export async function ensureApplicationRole(client: ClientBase): Promise<void> {
  const { exists, isMember, me } = await standing(client)
  if (isMember) return
  try {
    if (!exists) await client.query(createRole)
    await client.query(`grant ${applicationRole} to current_user`)
  } catch (cause) {
    throw new CannotMigrate(
      `The database user ${me} may not make the role ${applicationRole}. Ask whoever runs the server for: ` +
        `create role ${applicationRole} nologin; grant ${applicationRole} to "${me}";`,
      { cause },
    )
  }
}

const createRole = `
  do $$ begin
    create role ${applicationRole} nologin;
  exception when duplicate_object or unique_violation then null;
  end $$`

async function standing(client: ClientBase): Promise<Standing> {
  const { rows } = await client.query<Standing>(
    `select count(*) > 0 as exists, coalesce(bool_or(pg_has_role(oid, 'member')), false) as "isMember", current_user as me
     from pg_roles where rolname = $1`,
    [applicationRole],
  )
  return rows[0] ?? { exists: false, isMember: false, me: '' }
}
