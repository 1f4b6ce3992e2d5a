import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { readTenant } from '../../src/db/tenant.ts'
import { loadLate } from '../../src/deadlines/load-late.action.ts'
import { quarter, shift } from '../../src/kernel/period.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { newTenant } from '../worlds/new-tenant.ts'
import { median } from './median.ts'
import type { Measurement } from './measurement.ts'

const rounds = 12
const last = quarter(2008, 3)

/** Who is late among 500 departments (times `scale`) that were asked in twelve rounds. */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const server = await startEmbedded({ dataDir, log: () => undefined })
  const db = openDatabase({ connection: server.connection })
  try {
    await migrate(db, join(import.meta.dirname, '../../migrations'))
    const { id: tenantId } = await newTenant({ db })
    const departments = Math.round(500 * scale)
    await addReturns(db, tenantId, departments)
    const actor: Actor = {
      tenantId,
      personId: 0,
      name: 'Bench',
      post: 'Bench',
      grants: [{ role: 'auditor', covers: 'all' }],
      requestId: 'bench',
      isConfirmed: true,
    }
    const load = () => readTenant(db, tenantId, (trx) => loadLate(trx, actor, last, '2009-02-04'))
    const counted = (await load())?.grid.counts
    if (counted?.all !== departments || counted.late === 0)
      throw new Error('the returns of the bench are not there')
    const taken: number[] = []
    for (let i = 0; i < 15; i += 1) {
      const start = performance.now()
      await load()
      taken.push(performance.now() - start)
    }
    const name = `who is late: ${departments} departments, ${rounds} rounds held, 8 shown`
    yield { name, value: median(taken), unit: 'ms', better: 'lower' }
  } finally {
    await db.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Every tenth department has still to send its last return; the others sent theirs, some of them late. */
async function addReturns({ pool }: Database, tenantId: number, departments: number): Promise<void> {
  const first = shift(last, 1 - rounds).index
  const values = [tenantId, departments, first, last.index]
  await pool.query(
    `insert into organisation (tenant_id, code, name, kind, sector)
     select $1, 'late-' || n, 'Department ' || n, 'department', 'public' from generate_series(1, $2::integer) as n`,
    values.slice(0, 2),
  )
  await pool.query(
    `insert into person (tenant_id, name, post) values ($1, 'Sender', 'Sender')`,
    values.slice(0, 1),
  )
  await pool.query(
    `insert into round (tenant_id, period_kind, period_index, opens_on, due_on)
     select $1, 'quarter', index, date '2009-01-05' - 91 * ($3 - index), date '2009-01-30' - 91 * ($3 - index)
     from generate_series($2::integer, $3::integer) as index`,
    [tenantId, first, last.index],
  )
  await pool.query(
    `insert into return (tenant_id, organisation_id, period_kind, period_index, state)
     select $1, o.id, 'quarter', index, case when index = $3 and o.id % 10 = 0 then 'open' else 'accepted' end
     from organisation o, generate_series($2::integer, $3::integer) as index where o.tenant_id = $1`,
    [tenantId, first, last.index],
  )
  await pool.query(
    `insert into return_step (tenant_id, return_id, number, step, state, taken_by, taken_at)
     select r.tenant_id, r.id, number, case number when 1 then 'submit' else 'accept' end,
       case number when 1 then 'submitted' else 'accepted' end,
       (select min(id) from person where tenant_id = $1), d.due_on + (r.id % 7 - 4) * interval '1 day'
     from return r
     join round d on d.tenant_id = r.tenant_id and d.period_kind = r.period_kind and d.period_index = r.period_index,
       generate_series(1, 2) as number
     where r.tenant_id = $1 and r.state = 'accepted'`,
    [tenantId],
  )
  await pool.query('analyze')
}
