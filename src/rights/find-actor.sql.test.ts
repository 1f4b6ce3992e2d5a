import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { aPerson } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { Grant } from './actor.ts'
import { findActor } from './find-actor.sql.ts'
import { mayDo } from './policy.ts'

let app: App
let tenantId: number
beforeAll(async () => {
  app = await quietApp()
  tenantId = (await newTenant(app)).id
})

const on = (personId: number, today: string) =>
  readTenant(app.db, tenantId, (trx) => findActor(trx, tenantId, { personId }, today, { requestId: 'r' }))
const grantsOn = async (personId: number, today: string): Promise<readonly Grant[]> =>
  (await on(personId, today))?.grants ?? []
const setDates = (personId: number, starts: string, ends: string | null) =>
  app.db.pool.query('update role_grant set starts_on = $2, ends_on = $3 where person_id = $1', [
    personId,
    starts,
    ends,
  ])

describe('a role', () => {
  it('is held from its first day to its last, both counted', async () => {
    const { personId } = await aPerson(app, tenantId, 'Auditor', { role: 'auditor' })
    await setDates(personId, '2008-10-01', '2008-10-31')
    const held = ['2008-09-30', '2008-10-01', '2008-10-31', '2008-11-01'].map((day) =>
      grantsOn(personId, day),
    )
    expect((await Promise.all(held)).map((grants) => grants.length)).toEqual([0, 1, 1, 0])
  })

  it('that ended yesterday gives nothing', async () => {
    const { personId } = await aPerson(app, tenantId, 'Auditor', { role: 'auditor' })
    await setDates(personId, '2008-10-01', '2008-10-31')
    const actor = await on(personId, '2008-11-01')
    expect(actor && mayDo(actor, 'performance.read')).toBe(false)
  })

  it('that the house does not know gives nothing', async () => {
    const { personId } = await aPerson(app, tenantId, 'Auditor', { role: 'auditor' })
    await app.db.pool.query(`update role_grant set role = 'administrator' where person_id = $1`, [personId])
    expect(await grantsOn(personId, '2008-11-01')).toEqual([])
  })

  it('in an organisation covers all below it, and nothing beside or above', async () => {
    const directorate = await aDepartment(app, tenantId)
    const department = await aDepartment(app, tenantId, { parentId: directorate.id })
    const division = await aDepartment(app, tenantId, { parentId: department.id })
    const sibling = await aDepartment(app, tenantId, { parentId: directorate.id })
    const elsewhere = await aDepartment(app, tenantId)
    const covers = async (organisationId: number) => {
      const { personId } = await aPerson(app, tenantId, 'Director', {
        role: 'operational-director',
        organisationId,
      })
      const actor = await on(personId, '2008-11-01')
      return [directorate, department, division, sibling, elsewhere].map(
        ({ id }) => actor !== undefined && mayDo(actor, 'return.accept', { organisationId: id }),
      )
    }
    expect(await covers(directorate.id)).toEqual([true, true, true, true, false])
    expect(await covers(department.id)).toEqual([false, true, true, false, false])
    expect(await covers(division.id)).toEqual([false, false, true, false, false])
  })

  it('and another role of the same person reach each as far as they do', async () => {
    const [first, second] = [await aDepartment(app, tenantId), await aDepartment(app, tenantId)]
    const { personId } = await aPerson(
      app,
      tenantId,
      'Two hats',
      { role: 'operational-director', organisationId: first.id },
      { role: 'collator', organisationId: second.id },
    )
    const actor = await on(personId, '2008-11-01')
    expect(actor?.grants).toEqual([
      { role: 'operational-director', covers: { organisation: new Set([first.id]) } },
      { role: 'collator', covers: { organisation: new Set([second.id]) } },
    ])
    expect(actor && mayDo(actor, 'return.accept', { organisationId: second.id })).toBe(false)
  })

  it('survives an organisation that was made its own ancestor', async () => {
    const upper = await aDepartment(app, tenantId)
    const lower = await aDepartment(app, tenantId, { parentId: upper.id })
    await app.db.pool.query('update organisation set parent_id = $2 where id = $1', [upper.id, lower.id])
    const { personId } = await aPerson(app, tenantId, 'Director', {
      role: 'collator',
      organisationId: upper.id,
    })
    expect(await grantsOn(personId, '2008-11-01')).toEqual([
      { role: 'collator', covers: { organisation: new Set([upper.id, lower.id]) } },
    ])
  })

  it('for a body covers the body and its themes, for a theme or an indicator only that', async () => {
    const one = async (text: string, ...values: unknown[]): Promise<number> => {
      const { rows } = await app.db.pool.query<{ id: number }>(text, values)
      return rows[0]?.id ?? 0
    }
    const theme = (code: string) =>
      one('insert into theme (tenant_id, code, name) values ($1, $2, $2) returning id', tenantId, code)
    const themes = [await theme('cleaner'), await theme('safer')]
    const body = await one(
      `insert into body (tenant_id, code, name, kind) values ($1, 'ssp', 'SSP', 'theme-partnership') returning id`,
      tenantId,
    )
    for (const id of themes)
      await one(
        'insert into body_theme (tenant_id, body_id, theme_id) values ($1, $2, $3)',
        tenantId,
        body,
        id,
      )
    const { id: indicator } = await anIndicator(app, tenantId)
    const limited = async (column: string, id: number | undefined) => {
      const { personId } = await aPerson(app, tenantId, 'Officer', { role: 'body-officer' })
      await app.db.pool.query(`update role_grant set ${column} = $2 where person_id = $1`, [personId, id])
      return grantsOn(personId, '2008-11-01')
    }
    const [first] = themes
    const role = 'body-officer'
    expect(await limited('body_id', body)).toEqual([
      { role, covers: { body: new Set([body]), theme: new Set(themes) } },
    ])
    expect(await limited('theme_id', first)).toEqual([{ role, covers: { theme: new Set([first]) } }])
    expect(await limited('indicator_id', indicator)).toEqual([
      { role, covers: { indicator: new Set([indicator]) } },
    ])
  })

  it('that is lent says by whom, and ends with the one it was lent from', async () => {
    const { id: organisationId } = await aDepartment(app, tenantId)
    const lender = await aPerson(app, tenantId, 'Director', { role: 'operational-director', organisationId })
    const stand = await aPerson(app, tenantId, 'Stand-in')
    await app.db.pool.query(
      `insert into role_grant (tenant_id, person_id, role, organisation_id, starts_on, ends_on, lent_from)
       select tenant_id, $2, role, organisation_id, '2008-10-01', '2008-10-31', id from role_grant where person_id = $1`,
      [lender.personId, stand.personId],
    )
    const until = (lentUntil: string) => [
      {
        role: 'operational-director',
        covers: { organisation: new Set([organisationId]) },
        lentBy: 'Director',
        lentUntil,
      },
    ]
    const days = ['2008-09-30', '2008-10-01', '2008-10-31', '2008-11-01']
    const on = async () => Promise.all(days.map((day) => grantsOn(stand.personId, day)))
    expect(await on()).toEqual([[], until('2008-10-31'), until('2008-10-31'), []])
    await setDates(lender.personId, '2000-01-01', '2008-10-01')
    expect(await on()).toEqual([[], until('2008-10-01'), [], []])
  })
})
