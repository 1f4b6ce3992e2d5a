import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor, aPerson } from '../../test/worlds/an-actor.ts'
import { aTarget } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { findIndicator } from '../figures/indicator.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import { quarter } from '../kernel/period.ts'
import { listEntriesAbout } from '../record/history.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { addIndicator } from './add-indicator.action.ts'
import { changeIndicator } from './change-indicator.action.ts'
import { loadChangeForm, loadNewForm } from './load-definition.action.ts'
import { nothingTyped, type TypedDefinition } from './typed-definition.ts'

const typed: TypedDefinition = {
  ...nothingTyped,
  code: 'NI192',
  title: 'Household waste recycled',
  definition: 'Share of household waste sent for reuse, recycling or composting',
  recordedHow: 'Weighbridge tickets, entered monthly by the Waste Collator in the waste system',
  kind: 'rate',
  unit: '%',
  decimals: '1',
  polarity: 'high',
  overTime: 'ratio-of-sums',
  overAreas: 'ratio-of-sums',
  periodKind: 'quarter',
  lagMonths: '0',
  toleranceKind: 'place',
  ruleFamily: 'place',
  isKey: 'yes',
  baseline: '2/22',
  organisation: 'waste',
  owners: 'Waste Manager\nChair of Safer Harrow',
}

let app: App
let team: Actor
beforeAll(async () => {
  app = await quietApp()
})
beforeEach(async () => {
  const { id } = await newTenant(app)
  await aDepartment(app, id, { code: 'waste', name: 'Waste' })
  team = await anActor(app, id, 'performance-team')
})
const now = async (): Promise<Indicator | undefined> =>
  readTenant(app.db, team.tenantId, (trx) => findIndicator(trx, 'NI192'))
const entries = () =>
  readTenant(app.db, team.tenantId, (trx) =>
    listEntriesAbout(trx, { subjectKind: 'indicator', subject: 'NI192' }, null),
  )
const changed = (more: Partial<TypedDefinition>, version = 1, reason = 'Asked for by the department') =>
  changeIndicator(app, team, { code: 'NI192', version }, { typed: { ...typed, ...more }, reason })

describe('adding an indicator', () => {
  it('keeps everything that was decided, and the record says so', async () => {
    const collator = await aPerson(app, team.tenantId, 'Waste Collator')
    const result = await addIndicator(app, team, { ...typed, collator: String(collator.personId) })
    expect(result).toMatchObject({
      code: 'NI192',
      baseline: '2/22',
      overTime: 'ratio-of-sums',
      owners: ['Waste Manager', 'Chair of Safer Harrow'],
      ownerPost: 'Waste Manager and Chair of Safer Harrow jointly',
      collatorId: collator.personId,
      version: 1,
    })
    expect(await entries()).toMatchObject([
      { action: 'indicator-added', after: { title: 'Household waste recycled', collator: 'Waste Collator' } },
    ])
  })

  it('is refused with a code that is taken, and with everything else that is wrong at once', async () => {
    await addIndicator(app, team, typed)
    expect(await addIndicator(app, team, { ...typed, title: '' })).toMatchObject({
      refused: 'invalid',
      findings: [{ field: 'title' }, { field: 'code', code: 'code-taken' }],
    })
  })

  it('is for the performance team', async () => {
    const officer = await anActor(app, team.tenantId, 'collator')
    expect(await addIndicator(app, officer, typed)).toMatchObject({ refused: 'not-allowed' })
    const form = (actor: Actor) =>
      readTenant(app.db, team.tenantId, (trx) => loadNewForm(trx, actor, '2008-11-14'))
    expect(await form(officer)).toBeUndefined()
    expect(await form(team)).toMatchObject({ choices: { organisations: [{ code: 'waste' }] } })
  })
})

describe('changing a definition', () => {
  beforeEach(async () => {
    done(await addIndicator(app, team, typed))
  })

  it('is kept as the next version, with what was and what is, and why', async () => {
    expect(await changed({ title: 'Waste recycled', owners: 'Waste Manager' })).toMatchObject({
      title: 'Waste recycled',
      owners: ['Waste Manager'],
      version: 2,
    })
    expect((await entries())[0]).toMatchObject({
      action: 'indicator-changed',
      before: {
        title: 'Household waste recycled',
        owners: ['Waste Manager', 'Chair of Safer Harrow'],
      },
      after: { title: 'Waste recycled', owners: ['Waste Manager'] },
      reason: 'Asked for by the department',
    })
  })

  it('leaves no trace where nothing differs', async () => {
    expect(await changed({})).toMatchObject({ version: 1 })
    expect(await entries()).toHaveLength(1)
  })

  it('is told to whoever looked at an older version, and overwrites nothing', async () => {
    await changed({ title: 'Waste recycled' })
    expect(await changed({ title: 'Recycling' }, 1)).toMatchObject({
      refused: 'conflict',
      why: 'indicator-changed-meanwhile',
    })
    expect((await now())?.title).toBe('Waste recycled')
    const form = await readTenant(app.db, team.tenantId, (trx) =>
      loadChangeForm(trx, team, 'NI192', '2008-11-14'),
    )
    expect(form).toMatchObject({ version: 2, values: { title: 'Waste recycled', organisation: 'waste' } })
    expect(form?.lastChange?.by).not.toBe('')
  })

  it('asks why', async () => {
    expect(await changed({ title: 'Waste recycled' }, 1, ' ')).toMatchObject({
      findings: [{ field: 'reason', code: 'reason-missing' }],
    })
  })

  it('may change everything while there is nothing to compare with', async () => {
    const weighed = { kind: 'flow', unit: 'tonnes', overTime: 'sum', overAreas: 'sum', polarity: 'low' }
    expect(await changed(weighed)).toMatchObject({ kind: 'flow', unit: 'tonnes', version: 2 })
  })

  it.each([
    ['unit', { unit: 'tonnes' }],
    ['kind', { kind: 'survey', overTime: 'last', overAreas: 'none' }],
    ['polarity', { polarity: 'low' }],
    ['periodKind', { periodKind: 'month' }],
  ] as const)('keeps the %s once there are targets or figures, and says the way out', async (fixed, more) => {
    const indicator = await now()
    if (!indicator) throw new Error('it was not added')
    await aTarget(app, team.tenantId, indicator, quarter(2008, 2), '40')
    expect(await changed(more)).toMatchObject({
      refused: 'invalid',
      findings: [{ field: fixed, code: 'would-not-compare', args: { targets: 1, figures: 0 } }],
    })
    expect(await changed({ decimals: '2', definition: 'With garden waste' })).toMatchObject({ version: 2 })
  })
})
