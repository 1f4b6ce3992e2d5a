import { describe, expect, it, onTestFinished } from 'vitest'
import { ensureApplicationRole } from './application-role.ts'
import { emptyDatabaseOfTest } from './testing/test-database.ts'

describe('the application role', () => {
  it('is made once and taken on by whoever migrates, also when ten do it at once', async () => {
    const db = await emptyDatabaseOfTest()
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const client = await db.pool.connect()
        await ensureApplicationRole(client).finally(() => client.release())
      }),
    )
    const { rows } = await db.pool.query<{ harmless: boolean }>(
      `select not (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole) as harmless from pg_roles where rolname = 'tl_app'`,
    )
    expect(rows).toEqual([{ harmless: true }])
  })

  it('is asked for in words when the database user may not make it', async () => {
    const db = await emptyDatabaseOfTest({ max: 1 })
    const stranger = `stranger_${String(process.pid)}`
    await db.pool.query(`create role ${stranger}; grant ${stranger} to current_user`)
    onTestFinished(async () => {
      await db.pool.query(`reset role; drop role ${stranger}`)
    })
    const client = await db.pool.connect()
    await client.query(`set role ${stranger}`)
    await expect(ensureApplicationRole(client).finally(() => client.release())).rejects.toThrow(
      `The database user ${stranger} may not make the role tl_app. Ask whoever runs the server for: create role tl_app nologin; grant tl_app to "${stranger}";`,
    )
  })
})
