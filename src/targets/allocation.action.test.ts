import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator, aTarget } from '../../test/worlds/an-indicator.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { nameOwners } from '../figures/indicator-owner.sql.ts'
import { quarter } from '../kernel/period.ts'
import { gapsOf } from './allocation.ts'
import { allocationFile, loadAllocation } from './load-allocation.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

describe('the allocation register of a set', () => {
  it('says who collects, who answers and what is missing, with counts, and can show the gaps alone', async () => {
    const { id } = await newTenant(app)
    const team = await anActor(app, id, 'performance-team')
    const collator = await anActor(app, id, 'collator', undefined, 'Waste Collator')
    const officer = await anActor(app, id, 'responsible-officer', undefined, 'Waste Manager')
    const whole = await anIndicator(app, id, { code: 'NI1', sets: ['NI'], baseline: '2/22' })
    await anIndicator(app, id, { code: 'NI2', sets: ['NI'], title: '=Formula' })
    await anIndicator(app, id, { code: 'NI3', sets: ['other'] })
    await aTarget(app, id, whole, quarter(2008, 1), '40')
    await inTenant(app.db, id, (trx) =>
      nameOwners(trx, whole.id, { collatorId: collator.personId, responsibleId: officer.personId }),
    )
    const load = (set: string, isGapsOnly: boolean) =>
      readTenant(app.db, id, (trx) =>
        loadAllocation(trx, team, set, { show: isGapsOnly ? 'gaps' : 'members', day: '2009-01-12' }),
      )
    const register = await load('NI', false)
    expect(register?.rows.map((row) => [row.code, row.collator, row.responsible, gapsOf(row)])).toEqual([
      ['NI1', 'Waste Collator', 'Waste Manager', []],
      ['NI2', null, null, ['collator', 'responsible', 'target', 'baseline']],
    ])
    expect(register).toMatchObject({
      all: 2,
      withGaps: 1,
      counts: { collator: 1, responsible: 1, target: 1, baseline: 1 },
    })
    const gaps = await load('NI', true)
    expect(gaps?.rows.map(({ code }) => code)).toEqual(['NI2'])
    expect(gaps && allocationFile(gaps, 'en')).toContain("'=Formula")
    expect(await load('nowhere', false)).toBeUndefined()
  })

  it('holds what its reader may open and nothing else', async () => {
    const { id } = await newTenant(app)
    const department = await aDepartment(app, id, { code: 'waste', name: 'Waste' })
    const partner = await anActor(app, id, 'partner-contributor', department.id)
    await anIndicator(app, id, { code: 'NI1', sets: ['NI'], organisationId: department.id })
    await anIndicator(app, id, { code: 'NI2', sets: ['NI'] })
    await anIndicator(app, id, { code: 'NI3', sets: ['hidden'] })
    const load = (set: string) =>
      readTenant(app.db, id, (trx) =>
        loadAllocation(trx, partner, set, { show: 'members', day: '2009-01-12' }),
      )
    expect((await load('NI'))?.rows.map(({ code }) => code)).toEqual(['NI1'])
    expect(await load('hidden')).toBeUndefined()
  })
})
