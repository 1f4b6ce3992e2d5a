import { text as textOf } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { copyIn, copyOut } from './copy.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import { inTenant, outsideTenants, readTenant } from './tenant.ts'
import { makeSmallStore } from './testing/small-store.ts'
import { emptyTestDatabase } from './testing/test-database.ts'

let db: Database
let lone: Database
beforeAll(async () => {
  db = await emptyTestDatabase()
  lone = await emptyTestDatabase({ max: 1 })
  await Promise.all([makeSmallStore(db), makeSmallStore(lone)])
})

const titles = async (trx: Transaction<Tables>) => {
  const { rows } = await sql<{ title: string }>`select title from plan order by title`.execute(trx)
  return rows.map(({ title }) => title)
}
const codeOf = (code: string) => expect.objectContaining({ code }) as unknown

describe('the fence between places', () => {
  it('shows a place its own rows', async () => {
    expect(await inTenant(db, 1, titles)).toEqual(['Corporate Plan'])
    expect(await readTenant(db, 2, titles)).toEqual(['Community Strategy'])
  })

  it('shows nothing without a place', async () => {
    expect(await outsideTenants(db, titles)).toEqual([])
  })

  it('refuses a row of another place, new or moved', async () => {
    const insert = sql`insert into plan (tenant_id, title) values (2, 'Theirs')`
    const move = sql`update plan set tenant_id = 2`
    await expect(inTenant(db, 1, (trx) => insert.execute(trx))).rejects.toEqual(codeOf('42501'))
    await expect(inTenant(db, 1, (trx) => move.execute(trx))).rejects.toEqual(codeOf('42501'))
  })

  it('changes nothing of another place', async () => {
    const result = await inTenant(db, 1, (trx) =>
      sql`update plan set title = 'x' where tenant_id = 2`.execute(trx),
    )
    expect(result.numAffectedRows).toBe(0n)
  })

  it('refuses a reference to a row of another place', async () => {
    const insert = sql`insert into note (tenant_id, id, plan_id) select 1, 1, 2`
    await expect(inTenant(db, 1, (trx) => insert.execute(trx))).rejects.toEqual(codeOf('23503'))
  })

  it('leaves a connection without role and place when the transaction ends, well or badly', async () => {
    await inTenant(lone, 1, titles)
    await expect(inTenant(lone, 1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    const { rows } = await lone.pool.query(
      `select current_user = session_user as "isOwner", coalesce(current_setting('app.tenant', true), '') as place`,
    )
    expect(rows).toEqual([{ isOwner: true, place: '' }])
    expect(await outsideTenants(lone, titles)).toEqual([])
  })

  it('cannot be left from inside', async () => {
    await expect(
      inTenant(db, 1, (trx) => sql`alter table plan disable row level security`.execute(trx)),
    ).rejects.toEqual(codeOf('42501'))
    await expect(inTenant(db, 1, (trx) => sql`truncate plan`.execute(trx))).rejects.toEqual(codeOf('42501'))
  })

  it.each([0, -1, 1.5, 2 ** 31, NaN, "1'; reset role; --" as unknown as number])(
    'takes %s for no place',
    (id) => {
      expect(() => inTenant(db, id, titles)).toThrow(RangeError)
    },
  )
})

describe('a transaction of a place', () => {
  it('keeps all or nothing', async () => {
    const half = inTenant(db, 1, async (trx) => {
      await sql`insert into plan (tenant_id, title) values (1, 'Half')`.execute(trx)
      throw new Error('no')
    })
    await expect(half).rejects.toThrow('no')
    expect(await inTenant(db, 1, titles)).not.toContain('Half')
  })

  it('is over when it has ended', async () => {
    const kept = await inTenant(db, 1, (trx) => Promise.resolve({ trx }))
    await expect(titles(kept.trx)).rejects.toThrow(/already committed/)
  })

  it('does not commit over a failed statement that somebody caught', async () => {
    const work = inTenant(db, 1, async (trx) => {
      await sql`insert into plan (tenant_id, title) values (1, 'Lost')`.execute(trx)
      await sql`select 1 / 0`.execute(trx).catch(() => undefined)
    })
    await expect(work).rejects.toThrow(/rolled back/)
  })

  it('reads only, and as at one moment, when opened for reading', async () => {
    await expect(
      readTenant(db, 1, (trx) => sql`insert into plan (tenant_id, title) values (1, 'x')`.execute(trx)),
    ).rejects.toEqual(codeOf('25006'))
    const [before, after] = await readTenant(db, 1, async (trx) => {
      const first = await titles(trx)
      await inTenant(db, 1, (other) =>
        sql`insert into plan (tenant_id, title) values (1, 'Meanwhile')`.execute(other),
      )
      return [first, await titles(trx)] as const
    })
    expect(after).toEqual(before)
    expect(await inTenant(db, 1, titles)).toContain('Meanwhile')
  })

  it('runs again after a deadlock, and both changes stand', async () => {
    await inTenant(db, 2, (trx) =>
      sql`insert into plan (tenant_id, title) values (2, 'a'), (2, 'b')`.execute(trx),
    )
    const touch = (trx: Transaction<Tables>, title: string) =>
      sql`update plan set title = title where title = ${title}`.execute(trx)
    const gates = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()] as const
    let attempts = 0
    const change = (mine: 0 | 1, first: string, second: string) =>
      inTenant(db, 2, async (trx) => {
        attempts += 1
        await touch(trx, first)
        gates[mine].resolve(undefined)
        await gates[mine === 0 ? 1 : 0].promise
        await touch(trx, second)
      })
    await Promise.all([change(0, 'a', 'b'), change(1, 'b', 'a')])
    expect(attempts).toBeGreaterThan(2)
  })

  it('gives up after the third attempt, and at once on any other error', async () => {
    const failing = (code: string) => {
      let attempts = 0
      const work = inTenant(db, 1, (trx) => {
        attempts += 1
        return sql`do $$ begin raise sqlstate ${sql.lit(code)}; end $$`.execute(trx)
      })
      return work.then(
        () => 0,
        () => attempts,
      )
    }
    expect(await failing('40001')).toBe(3)
    expect(await failing('40P01')).toBe(3)
    expect(await failing('22012')).toBe(1)
  })
})

describe('COPY inside a transaction', () => {
  const rows = Array.from(
    { length: 2000 },
    (_, i) => [i, i % 2 === 0 ? null : `line\t${String(i)}\n\\N`] as const,
  )
  const stage = sql`create temp table incoming (id integer, words text) on commit drop`

  it('brings rows in through a temporary table, past the fence and its checks', async () => {
    const counts = await inTenant(db, 1, async (trx) => {
      await stage.execute(trx)
      const arrived = await copyIn(trx, 'copy incoming (id, words) from stdin', rows)
      const { numAffectedRows } =
        await sql`insert into note (tenant_id, id, plan_id, words) select 1, id, 1, words from incoming`.execute(
          trx,
        )
      return [arrived, Number(numAffectedRows)]
    })
    expect(counts).toEqual([2000, 2000])
    const read = await readTenant(db, 1, (trx) =>
      sql<{ words: string }>`select words from note where id in (0, 1) order by id`.execute(trx),
    )
    expect(read.rows).toEqual([{ words: null }, { words: 'line\t1\n\\N' }])
    expect((await readTenant(db, 2, (trx) => sql`select from note`.execute(trx))).rows).toEqual([])
  })

  it('sends rows out, of the place alone', async () => {
    const text = await readTenant(db, 1, (trx) =>
      copyOut(trx, 'copy (select id from note where id < 3 order by id) to stdout', textOf),
    )
    expect(text).toBe('0\n1\n2\n')
  })

  it('gives the connection up when what comes out is not read to the end', async () => {
    const work = inTenant(lone, 1, (trx) =>
      copyOut(trx, 'copy (select generate_series(1, 1000000)) to stdout', () =>
        Promise.reject(new Error('full')),
      ),
    )
    await expect(work).rejects.toThrow('full')
    const unread = inTenant(lone, 1, (trx) =>
      copyOut(trx, 'copy (select generate_series(1, 1000000)) to stdout', () => Promise.resolve()),
    )
    await expect(unread).rejects.toThrow('The connection was given up')
    expect(await inTenant(lone, 1, titles)).toEqual(['Corporate Plan'])
  })

  it('fails as a whole when a row is wrong, and the connection serves again', async () => {
    const work = inTenant(db, 1, async (trx) => {
      await stage.execute(trx)
      await copyIn(trx, 'copy incoming (id, words) from stdin', [
        [1, 'a'],
        ['x', 'b'],
      ])
    })
    await expect(work).rejects.toEqual(codeOf('22P02'))
    expect(await inTenant(db, 1, titles)).toContain('Corporate Plan')
  })

  it('fails with the reason of rows that could not be made', async () => {
    const broken = function* () {
      yield [1, 'a'] as const
      throw new Error('the file ends here')
    }
    const work = inTenant(db, 1, async (trx) => {
      await stage.execute(trx)
      await copyIn(trx, 'copy incoming (id, words) from stdin', broken())
    })
    await expect(work).rejects.toThrow('the file ends here')
    expect(await inTenant(db, 1, titles)).toContain('Corporate Plan')
  })
})
