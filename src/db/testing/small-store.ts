import type { Database } from '../database.ts'
import { ensureApplicationRole } from '../application-role.ts'

const fence = (table: string) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy of_the_place on ${table}
    using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::integer));
  grant select, insert, update, delete on ${table} to tl_app;`

/** Two fenced tables and one of no place, in a database without migrations: enough to try the fences on. */
export const smallTables = `
  create table place (id integer generated always as identity primary key, name text not null unique);
  grant select, insert on place to tl_app;
  create table plan (
    tenant_id integer not null references place (id),
    id integer generated always as identity,
    title text not null,
    parent_id integer,
    primary key (tenant_id, id),
    foreign key (tenant_id, parent_id) references plan (tenant_id, id)
  );
  create index plan_parent on plan (tenant_id, parent_id);
  ${fence('plan')}
  create table note (
    tenant_id integer not null,
    id integer not null,
    plan_id integer not null,
    words text,
    figure numeric,
    bytes bytea,
    primary key (tenant_id, id),
    foreign key (tenant_id, plan_id) references plan (tenant_id, id)
  );
  create index note_plan on note (tenant_id, plan_id);
  ${fence('note')}`

/** Makes the small tables with the places 1 and 2, each with one plan. */
export async function makeSmallStore(db: Database): Promise<void> {
  const client = await db.pool.connect()
  try {
    await ensureApplicationRole(client)
    await client.query(smallTables)
    await client.query(`insert into place (name) values ('Fordham'), ('Westmarch')`)
    await client.query(
      `insert into plan (tenant_id, title) values (1, 'Corporate Plan'), (2, 'Community Strategy')`,
    )
  } finally {
    client.release()
  }
}
