import type { Pool, PoolClient } from 'pg'

export interface ForeignAsked {
  readonly queries: number
  /** Rows that came back or were changed: none may be. */
  readonly answered: number
  readonly seconds: number
  readonly tables: readonly string[]
}

interface Fenced {
  readonly name: string
  /** Its primary key without the place, each with its type. */
  readonly key: readonly { readonly column: string; readonly type: string }[]
  readonly verbs: readonly string[]
}

/** How many rows are asked for in one round trip, each by its own key. */
const batch = 2_000

/**
 * As the application in the place `from`, asks for rows of the place `to` by the keys that they really have, drawn at
 * random from every table that belongs to places: to read them, to change them, to delete them. Each key is a query.
 */
export async function askForForeignRows(
  pool: Pool,
  from: number,
  to: number,
  wanted: number,
): Promise<ForeignAsked> {
  const client = await pool.connect()
  try {
    const tables = await withRows(client, await listFenced(client), to)
    const start = performance.now()
    let [queries, answered] = [0, 0]
    for (let round = 0; queries < wanted; round += 1) {
      const table = tables[round % tables.length]
      if (!table) break
      const keys = await drawKeys(client, table, to)
      const found = await asked(client, from, statementsOf(table), keys)
      // The same keys in their own place find their rows: the questions are real ones.
      const [own] = await asked(client, to, statementsOf({ ...table, verbs: [] }), keys)
      if (own === undefined || own < new Set(keys).size)
        throw new Error(`${table.name}: its own place finds ${own} rows of ${keys.length}`)
      queries += keys.length * found.length
      answered += found.reduce((sum, rows) => sum + rows, 0)
    }
    return {
      queries,
      answered,
      seconds: (performance.now() - start) / 1000,
      tables: tables.map(({ name }) => name),
    }
  } finally {
    client.release()
  }
}

async function listFenced(client: PoolClient): Promise<Fenced[]> {
  const { rows } = await client.query<{ name: string; key: Fenced['key'] | null; verbs: string[] }>(`
    select c.oid::regclass::text as name,
      (select json_agg(json_build_object('column', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod)))
       from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
       where i.indrelid = c.oid and i.indisprimary and a.attname <> 'tenant_id') as key,
      array(select verb from unnest(array['update', 'delete']) verb
            where has_table_privilege('tl_app', c.oid, verb)) as verbs
    from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`)
  return rows.map((row) => ({ ...row, key: row.key ?? [] }))
}

async function withRows(client: PoolClient, tables: readonly Fenced[], to: number): Promise<Fenced[]> {
  const found: Fenced[] = []
  for (const table of tables) {
    const { rowCount } = await client.query(`select from ${table.name} where tenant_id = $1 limit 1`, [to])
    if (rowCount === 1) found.push(table)
  }
  return found
}

/** Keys as JSON objects, drawn with repetition where the table has fewer. */
async function drawKeys(client: PoolClient, { name, key }: Fenced, to: number): Promise<string[]> {
  const columns = ['tenant_id', ...key.map(({ column }) => column)].join(', ')
  const { rows } = await client.query<{ key: string }>(
    `select row_to_json(k)::text as key from (select ${columns} from ${name} where tenant_id = $1
       order by random() limit ${batch}) k`,
    [to],
  )
  return Array.from({ length: batch }, (_, i) => rows[i % rows.length]?.key ?? '')
}

/** By the whole key, and by the key without naming the place. */
function statementsOf({ name, key, verbs }: Fenced): string[] {
  const all = [{ column: 'tenant_id', type: 'integer' }, ...key]
  const keys = `jsonb_to_recordset($1::jsonb) as k(${all.map(({ column, type }) => `${column} ${type}`).join(', ')})`
  const same = (columns: typeof all): string =>
    columns.map(({ column }) => `t.${column} = k.${column}`).join(' and ')
  const statements = [`select from ${keys} join ${name} t on ${same(all)}`]
  if (verbs.includes('update'))
    statements.push(`update ${name} t set tenant_id = t.tenant_id from ${keys} where ${same(all)}`)
  if (verbs.includes('delete')) statements.push(`delete from ${name} t using ${keys} where ${same(all)}`)
  return statements
}

/** Asks in the place, as the application, and takes back whatever that did; how many rows each statement found. */
async function asked(
  client: PoolClient,
  place: number,
  statements: readonly string[],
  keys: readonly string[],
): Promise<number[]> {
  const found: number[] = []
  const values = [`[${keys.join(',')}]`]
  await client.query(`begin; set local role tl_app; set local app.tenant = '${place}'`)
  try {
    for (const text of statements) found.push((await client.query({ text, values })).rowCount ?? 0)
  } finally {
    await client.query('rollback')
  }
  return found
}
