import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { anOpenReturn, typed } from '../../test/worlds/an-open-return.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { save } from '../../test/worlds/walk-return.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { insertOwners } from '../figures/indicator-owner.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { loadRegister, loadWholeRegister } from './load-register.action.ts'
import type { RegisterQuery } from './register-query.ts'
import type { SortColumn } from './sort-register.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const now = { period: null, asAt: null, today: '2009-01-12' }
const all: RegisterQuery = {
  search: '',
  set: null,
  department: null,
  status: null,
  owner: null,
  due: null,
  sort: null,
  page: 1,
}

/** The codes of a page, and those of the file, which must agree while all fit on one page. */
async function codesBy(actor: Actor, by: SortColumn, isDescending = false): Promise<string[]> {
  const query = { ...all, sort: { by, isDescending } }
  return readTenant(app.db, actor.tenantId, async (trx) => {
    const { rows } = await loadRegister(trx, actor, query, now)
    const file = await loadWholeRegister(trx, actor, query, now, [])
    const codes = rows.map(({ indicator }) => indicator.code)
    expect(file.rows.map(({ indicator }) => indicator.code)).toEqual(codes)
    return codes
  })
}

const record = async (tenantId: number, code: string, value: string): Promise<unknown> =>
  done(
    await importText(
      app,
      tenantId,
      `indicator_code,area_code,period,value\n${code},${homeArea},q2-2008-09,${value}\n`,
    ),
  )

/** WASTE belongs to a department of its own, ROADS and TREES to nobody. */
async function aPlace() {
  const { id } = await newTenant(app)
  const department = await aDepartment(app, id)
  const owned: Readonly<Record<string, readonly string[]>> = {
    WASTE: ['waste manager', 'Assistant'],
    ROADS: ['Waste Manager'],
    TREES: [],
  }
  for (const [code, owners] of Object.entries(owned)) {
    const more = code === 'WASTE' ? { organisationId: department.id } : {}
    const indicator = await anIndicator(app, id, { code, title: `title of ${code.toLowerCase()}`, ...more })
    await inTenant(app.db, id, (trx) => insertOwners(trx, id, indicator.id, owners))
  }
  return { id, department, auditor: await anActor(app, id, 'auditor') }
}

describe('the register in an order', () => {
  it('by title and owner is without regard to capitals, those without an owner last either way', async () => {
    const { auditor } = await aPlace()
    expect(await codesBy(auditor, 'title', true)).toEqual(['WASTE', 'TREES', 'ROADS'])
    expect(await codesBy(auditor, 'owner')).toEqual(['ROADS', 'WASTE', 'TREES'])
    expect(await codesBy(auditor, 'owner', true)).toEqual(['WASTE', 'ROADS', 'TREES'])
  })

  it('by figures is that of the figures of now, however often it was asked for before', async () => {
    const { id, auditor } = await aPlace()
    await record(id, 'ROADS', '40')
    expect((await codesBy(auditor, 'updated'))[0]).toBe('ROADS')
    await record(id, 'WASTE', '50')
    expect((await codesBy(auditor, 'updated', true)).slice(0, 2)).toEqual(['WASTE', 'ROADS'])
  })

  it('by figures holds for each reader what that reader may open', async () => {
    const { id, department, auditor } = await aPlace()
    const partner = await anActor(app, id, 'partner-contributor', department.id)
    expect(await codesBy(auditor, 'status')).toHaveLength(3)
    expect(await codesBy(partner, 'status')).toEqual(['WASTE'])
    expect(await codesBy(partner, 'title')).toEqual(['WASTE'])
  })
})

describe('the register by what is due', () => {
  it('counts from the day until which a return was given more time, and leaves out what was answered', async () => {
    const world = await anOpenReturn(app)
    const [answered = '', owed = ''] = world.indicators.map(({ code }) => code)
    done(await save(world, world.collator, [typed('38.2')]))
    const { team, place } = world
    const late = (today: string, due: 'open' | 'late') =>
      readTenant(app.db, place.id, async (trx) => {
        const { rows } = await loadRegister(trx, team, { ...all, due }, { ...now, today })
        return rows.map(({ indicator }) => indicator.code)
      })
    // The day of the round is 17 October.
    expect([await late('2008-10-17', 'open'), await late('2008-10-18', 'late')]).toEqual([[owed], [owed]])
    await app.db.pool.query(`update return set extended_to = '2008-10-31' where tenant_id = $1`, [place.id])
    expect([await late('2008-10-18', 'late'), await late('2008-10-31', 'open')]).toEqual([[], [owed]])
    expect(await late('2008-11-01', 'late')).toEqual([owed])
    expect(await late('2008-11-01', 'late')).not.toContain(answered)
  })
})
