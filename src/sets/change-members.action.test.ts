import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { addMembers, checkTitles, endMembers } from './change-members.action.ts'
import { addSet, changeSet } from './change-set.action.ts'
import { loadPack } from './load-pack.action.ts'
import { loadSetList } from './load-set.action.ts'
import { listMemberships, listSetsOf } from './membership.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

let place: Place
let team: Actor
beforeEach(async () => {
  place = await newTenant(app)
  team = await anActor(app, place.id, 'performance-team')
})

const set = (code: string, kind = 'local') =>
  addSet(app, team, { code, name: `Set ${code}`, kind, source: '' })
const join = (code: string, codes: string, startsOn = '', endsOn = '') =>
  addMembers(app, team, code, { codes, startsOn, endsOn })
const spells = async (code: string) =>
  (await readTenant(app.db, place.id, (trx) => listMemberships(trx, partsOfOpened, code))).map((one) => [
    one.code,
    one.startsOn,
    one.endsOn,
  ])

describe('a set', () => {
  it('is added once, and changed by those who saw what it says', async () => {
    done(await set('stretch', 'stretch'))
    expect(await set('stretch')).toMatchObject({ findings: [{ field: 'code', code: 'code-taken' }] })
    expect(await addSet(app, team, { code: 'new', name: '', kind: 'other', source: '' })).toMatchObject({
      findings: [{ code: 'name-missing' }, { code: 'kind-missing' }, { code: 'code-form' }],
    })
    const typed = { name: 'Stretch targets', kind: 'stretch', source: 'The agreement of 2005' }
    expect(done(await changeSet(app, team, 'stretch', typed, 1))).toMatchObject({ version: 2 })
    expect(await changeSet(app, team, 'stretch', typed, 1)).toMatchObject({ why: 'set-changed-meanwhile' })
  })

  it('is seen empty by those who may open everything, and by nobody else', async () => {
    done(await set('empty'))
    const { id } = await aDepartment(app, place.id, { code: 'waste', name: 'Waste' })
    const lead = await anActor(app, place.id, 'initiative-lead', id)
    const seen = (actor: Actor) => readTenant(app.db, place.id, (trx) => loadSetList(trx, actor))
    expect((await seen(team)).map(({ code }) => code)).toEqual(['empty'])
    expect(await seen(lead)).toEqual([])
  })
})

describe('the members of a set', () => {
  beforeEach(async () => {
    for (const code of ['NI1', 'NI2', 'NI3']) await anIndicator(app, place.id, { code })
    done(await set('plan'))
  })

  it('come and go by the day, and may come back', async () => {
    expect(done(await join('plan', 'NI1, NI2', '2008-04-01'))).toEqual({ changed: 2, unchanged: 0 })
    expect(done(await join('plan', 'NI1 NI3'))).toEqual({ changed: 1, unchanged: 1 })
    expect(await endMembers(app, team, 'plan', { codes: ['NI1'], endsOn: '2008-03-31' })).toMatchObject({
      findings: [{ field: 'endsOn', code: 'ends-before-it-starts' }],
    })
    done(await endMembers(app, team, 'plan', { codes: ['NI1'], endsOn: '2009-03-31' }))
    done(await join('plan', 'NI1', '2010-04-01'))
    done(await endMembers(app, team, 'plan', { codes: ['NI3'], endsOn: '' }))
    expect(await spells('plan')).toEqual([
      ['NI1', '2008-04-01', '2009-03-31'],
      ['NI1', '2010-04-01', null],
      ['NI2', '2008-04-01', null],
    ])
    const on = (day: string) =>
      readTenant(app.db, place.id, async (trx) => {
        const listed = await listIndicators(trx, partsOfOpened, { set: 'plan', memberOn: day })
        return listed.map(({ code }) => code)
      })
    expect(await on('2009-12-31')).toEqual(['NI2'])
    expect(await on('2010-04-01')).toEqual(['NI1', 'NI2'])
  })

  it('are named all at once where they are not known, and nothing changes', async () => {
    expect(await join('plan', 'NI1 NI8 NI9')).toMatchObject({
      findings: [{ field: 'codes', code: 'codes-not-known', args: { codes: 'NI8, NI9' } }],
    })
    expect(await join('plan', '', '1 April', '2008-02-30')).toMatchObject({
      findings: [{ code: 'codes-missing' }, { code: 'starts-form' }, { code: 'ends-form' }],
    })
    expect(await spells('plan')).toEqual([])
  })

  it('are 35 designated targets at most: the 36th is refused, and a set that has more does not become one', async () => {
    for (let i = 1; i <= 36; i += 1) await anIndicator(app, place.id, { code: `L${i}` })
    done(await set('laa', 'laa-designated'))
    const first = Array.from({ length: 35 }, (_, i) => `L${i + 1}`).join(' ')
    done(await join('laa', first, '2008-04-01', '2011-03-31'))
    expect(await join('laa', 'L36', '2010-04-01')).toMatchObject({
      refused: 'invalid',
      findings: [{ code: 'set-full', args: { most: 35, over: 1 } }],
    })
    done(await join('laa', 'L36', '2011-04-01'))
    done(await join('plan', `${first} L36`))
    const typed = { name: 'Plan', kind: 'laa-designated', source: '' }
    expect(await changeSet(app, team, 'plan', typed, 1)).toMatchObject({ findings: [{ code: 'too-many' }] })
  })

  it('are changed by nobody else', async () => {
    const collator = await anActor(app, place.id, 'collator')
    const refused = await addMembers(app, collator, 'plan', { codes: 'NI1', startsOn: '', endsOn: '' })
    expect(refused).toMatchObject({ refused: 'not-allowed' })
  })
})

describe('a title that came with a pack', () => {
  const unchecked = async () =>
    (await readTenant(app.db, place.id, (trx) => listMemberships(trx, partsOfOpened, 'LAA-statutory')))
      .filter(({ isTitleUnchecked }) => isTitleUnchecked)
      .map(({ code }) => code)

  it('is to be checked until somebody says so or writes another', async () => {
    done(await loadPack(app, team, 'laa-statutory-2008'))
    expect(await unchecked()).toHaveLength(16)
    expect(done(await checkTitles(app, team, 'LAA-statutory', ['NI72', 'NI73']))).toEqual({
      changed: 2,
      unchanged: 0,
    })
    await inTenant(app.db, place.id, (trx) =>
      trx.updateTable('indicator').set({ title: 'From the handbook' }).where('code', '=', 'NI74').execute(),
    )
    const left = await unchecked()
    expect(left).toHaveLength(13)
    expect(left).not.toContain('NI74')
  })

  it('shows in which sets an indicator is, on a day', async () => {
    done(await loadPack(app, team, 'laa-statutory-2008'))
    const [one] = await readTenant(app.db, place.id, (trx) =>
      listIndicators(trx, partsOfOpened, { codes: ['NI72'] }),
    )
    const setsOn = (day: string) => readTenant(app.db, place.id, (trx) => listSetsOf(trx, one?.id ?? 0, day))
    expect(await setsOn('2009-01-12')).toEqual(['LAA-statutory'])
    expect(await setsOn('2011-04-01')).toEqual([])
  })
})
