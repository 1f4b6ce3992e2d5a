import type { App } from '../../src/db/app.ts'

/** What somebody with every right on the database could do behind the product's back: the triggers are switched off. */
export async function tamper(
  { db }: Pick<App, 'db'>,
  ...statements: readonly (readonly [text: string, ...values: unknown[]])[]
): Promise<void> {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    await client.query('alter table audit_entry disable trigger user')
    for (const [text, ...values] of statements) await client.query(text, values)
    await client.query('alter table audit_entry enable trigger user')
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
