import type { PoolClient } from 'pg'
import { escapeIdentifier } from 'pg'
import type { Database } from './database.ts'

/** A table as it is copied: the columns that hold data, and its rows in the order of the primary key. */
export type CopiedTable = {
  readonly name: string
  readonly columns: readonly string[]
  readonly keyColumns: readonly string[]
}

type Row = CopiedTable & { readonly refersTo: readonly string[] }

// Generated columns are left out, because COPY computes them; the list of migrations, because a restored store
// has made its own; the ends of links that wait to be mailed, because no backup is to open anything.
const tablesQuery = `
  select c.relname as name,
    array(select attname::text from pg_attribute
      where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
    array(select attname::text from unnest((select indkey::int2[] from pg_index
        where indrelid = c.oid and indisprimary)) with ordinality as key (number, place)
      join pg_attribute on attrelid = c.oid and attnum = key.number order by place) as "keyColumns",
    array(select distinct confrelid::regclass::text from pg_constraint
      where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as "refersTo"
  from pg_class c
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    and relname not in ('migration', 'outbox_secret')
  order by relname`

/** Every table of the store, each after those it refers to. */
export async function tablesInOrder(client: PoolClient): Promise<CopiedTable[]> {
  const { rows } = await client.query<Row>(tablesQuery)
  return inOrder(rows)
}

function inOrder(rows: readonly Row[]): Row[] {
  const ordered: Row[] = []
  const waiting = new Set(rows)
  while (waiting.size > 0) {
    const names = new Set([...waiting].map(({ name }) => name))
    const ready = [...waiting].filter(({ refersTo }) => !refersTo.some((name) => names.has(name)))
    if (ready.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${[...names].join(', ')}`)
    for (const row of ready) waiting.delete(row)
    ordered.push(...ready)
  }
  return ordered
}

const list = (names: readonly string[]): string => names.map(escapeIdentifier).join(', ')

export function copyOutStatement({ name, columns, keyColumns }: CopiedTable): string {
  const order = keyColumns.length === 0 ? '' : ` order by ${list(keyColumns)}`
  return `copy (select ${list(columns)} from ${escapeIdentifier(name)}${order}) to stdout`
}

export function copyInStatement({ name, columns }: CopiedTable): string {
  return `copy ${escapeIdentifier(name)} (${list(columns)}) from stdin`
}

// The same text for the same values whatever the server's and the user's settings are.
const spelling = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';`

/** The database user is held back by the fences between places; the message is a sentence. */
export class SeesOnlyPart extends Error {
  override readonly name = 'SeesOnlyPart'
}

/** One transaction over all places. Throws `SeesOnlyPart` when the connecting database user is not above the fences. */
export async function overAllPlaces<T>(
  { pool }: Database,
  access: 'read only' | 'read write',
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let isDone = false
  try {
    await refusePartialSight(client)
    // With row_security off a fence is an error; it never silently leaves rows out of a backup.
    await client.query(
      `begin isolation level repeatable read ${access}; set local row_security = off; set local statement_timeout = 0; ${spelling}`,
    )
    const result = await work(client)
    await client.query('commit')
    isDone = true
    return result
  } finally {
    // A COPY that was broken off leaves the connection unusable; closing it rolls everything back.
    client.release(!isDone)
  }
}

async function refusePartialSight(client: PoolClient): Promise<void> {
  const { rowCount } = await client.query(
    'select from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)',
  )
  if (rowCount === 1) return
  throw new SeesOnlyPart(
    'The database user may not see the rows of every place. Use one with the attribute BYPASSRLS, or the tools of the server.',
  )
}
