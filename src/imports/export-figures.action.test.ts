import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { quarter, type Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { exportText } from './export-figures.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const exported = (actor: Actor, set: string | null = null, period: Period | null = null): Promise<string> =>
  readTenant(app.db, actor.tenantId, (trx) => exportText(trx, actor, { set, period }))

const file = [
  'indicator_code,area_code,period,value,numerator,denominator,lower,upper,status,mark,comment,source,title,unit,polarity,frequency,area_name',
  'NI10,E1,Q1 2008/09,-1.50,,,,,final,,"a ""quoted"", long',
  'comment",A,Net change,number,low,quarterly,"First, area"',
  'NI10,E2,Q1 2008/09,0,,,,,,nil,=1+1,A,Net change,number,low,quarterly,Second',
  'NI9,E1,2008/09,38.20,382,1000,37.0,39.1,estimate,,,,Recycled,%,high,annual,"First, area"',
  'NI9,E1,2007/08,[c],,,,,,,,B,Recycled,%,high,annual,"First, area"',
  'NI8,E1,2006-to-2008,7,,,,,,,,B,Rolling,per 1000,high,3-year,"First, area"',
  'NI7,E1,30-sep-2008,7,,,,,,,,B,A day,number,none,snapshot date,"First, area"',
  'NI6,E1,ay2007-08,7,,,,,,,,B,School,number,none,academic,"First, area"',
  'NI5,E1,sep-2008,7,,,,,,,,B,Month,number,none,monthly,"First, area"',
  'NI4,E1,y2008,7,,,,,,,,B,Year,number,none,calendar,"First, area"',
  'NI3,E1,h1-2008-09,7,,,,,,,,B,Half,number,none,half-yearly,"First, area"',
].join('\r\n')

describe('an export', () => {
  it('imports again unchanged: in an empty place it comes out the same, in its own it changes nothing', async () => {
    const place = await newTenant(app)
    done(await importText(app, place.id, file, { create: true }))
    const team = await anActor(app, place.id, 'performance-team')
    const text = await exported(team)
    expect(text.split('\r\n').length).toBeGreaterThan(10)
    expect(done(await importText(app, place.id, text))).toMatchObject({ added: 0, revised: 0, saved: false })

    const empty = await newTenant(app)
    const imported = done(await importText(app, empty.id, text, { create: true, source: 'Elsewhere' }))
    expect(imported).toMatchObject({ added: 10, findings: [] })
    expect(await exported(await anActor(app, empty.id, 'performance-team'))).toBe(text)
  })

  it('holds what was asked for, and nothing that its reader may not open', async () => {
    const place = await newTenant(app)
    const department = await aDepartment(app, place.id)
    await anIndicator(app, place.id, { code: 'NI1', sets: ['LAA'], organisationId: department.id })
    await anIndicator(app, place.id, { code: 'NI2' })
    const rows = ['NI1,Q1 2008/09', 'NI1,Q2 2008/09', 'NI2,Q1 2008/09'].map((row) =>
      row.replace(',', `,${homeArea},`).concat(',5'),
    )
    done(await importText(app, place.id, ['indicator_code,area_code,period,value', ...rows].join('\n')))
    const codes = async (...asked: Parameters<typeof exported>): Promise<string[]> =>
      (await exported(...asked))
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[0] ?? '')
    const team = await anActor(app, place.id, 'performance-team')
    expect(await codes(team)).toEqual(['NI1', 'NI1', 'NI2'])
    expect(await codes(team, 'LAA')).toEqual(['NI1', 'NI1'])
    expect(await codes(team, null, quarter(2008, 1))).toEqual(['NI1', 'NI2'])
    const partner = await anActor(app, place.id, 'partner-contributor', department.id)
    expect(await codes(partner)).toEqual(['NI1', 'NI1'])
  })
})
