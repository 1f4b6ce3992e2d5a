import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { listLatest } from '../record/audit.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { addArea } from './add-area.action.ts'
import type { WholeArea } from './area.ts'
import { changeArea } from './change-area.action.ts'
import type { AreaForm } from './check-area.ts'
import { closeArea, reopenArea } from './close-area.action.ts'
import { loadArea, loadAreas } from './load-areas.action.ts'
import { makeHomeArea } from './make-home-area.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const today = '2009-04-01'
const form: AreaForm = {
  code: 'castlefields',
  name: 'Castlefields',
  kind: 'neighbourhood',
  partOf: homeArea,
  startsOn: '2004-04-01',
}
const { code: _, ...facts } = form
const castlefields = (version = 1) => ({ code: 'castlefields', version })

async function aPlace(): Promise<{ id: number; team: Actor }> {
  const { id } = await newTenant(app)
  return { id, team: await anActor(app, id, 'performance-team') }
}
const now = async (actor: Actor, code: string): Promise<WholeArea | undefined> =>
  readTenant(app.db, actor.tenantId, async (trx) => (await loadArea(trx, actor, code))?.area)
const lastEntry = async (tenantId: number) =>
  (await readTenant(app.db, tenantId, (trx) => listLatest(trx, 1e6, 1)))[0]
const whyOf = (result: unknown): string => {
  if (!isRefusal(result)) return 'done'
  return [result.why, ...result.findings.map(({ code }) => code)].join(' ')
}

describe('areas', () => {
  it('are added, changed and closed with what they became, each in the record', async () => {
    const { id, team } = await aPlace()
    done(await addArea(app, team, form))
    expect(await lastEntry(id)).toMatchObject({
      action: 'area-added',
      subject: 'castlefields',
      after: { name: 'Castlefields', partOf: homeArea, startsOn: '2004-04-01' },
    })
    done(await addArea(app, team, { ...form, code: 'castlefields-2', name: 'New Castlefields' }))
    const renamed = done(await changeArea(app, team, castlefields(), { ...facts, name: 'Castlefields ward' }))
    expect(renamed).toMatchObject({ name: 'Castlefields ward', version: 2 })
    const closing = { endsOn: '2009-03-31', replacedBy: ['castlefields-2'] }
    expect(done(await closeArea(app, team, castlefields(2), closing, today))).toMatchObject({
      ...closing,
      version: 3,
    })
    expect(await lastEntry(id)).toMatchObject({ action: 'area-closed', after: closing })
    const open = done(await reopenArea(app, team, castlefields(3)))
    expect(open).toMatchObject({ endsOn: null, replacedBy: [] })
  })

  it('are refused with a sentence for each fault, and nothing is kept', async () => {
    const { team } = await aPlace()
    const wrong = { ...form, code: 'E06', name: '', kind: '', partOf: 'nowhere', startsOn: 'then' }
    expect(whyOf(await addArea(app, team, wrong))).toBe(
      'form-has-problems name-missing kind-missing parent-not-found starts-form',
    )
    expect(await now(team, 'E06')).toBeUndefined()
  })

  it('tell the second of two editors', async () => {
    const { team } = await aPlace()
    done(await addArea(app, team, form))
    done(await changeArea(app, team, castlefields(), { ...facts, name: 'First' }))
    expect(whyOf(await changeArea(app, team, castlefields(), { ...facts, name: 'Second' }))).toBe(
      'area-changed-meanwhile',
    )
    expect((await now(team, 'castlefields'))?.name).toBe('First')
  })

  it('change nothing when nothing is changed', async () => {
    const { team } = await aPlace()
    done(await addArea(app, team, form))
    expect(done(await changeArea(app, team, castlefields(), facts)).version).toBe(1)
  })

  it('are for the performance team, and of no other place', async () => {
    const { id, team } = await aPlace()
    const reader = await anActor(app, id, 'auditor')
    expect(whyOf(await addArea(app, reader, form))).toBe('no-right')
    expect(await readTenant(app.db, id, (trx) => loadAreas(trx, reader))).toBeUndefined()
    done(await addArea(app, team, form))
    const { team: elsewhere } = await aPlace()
    expect(await now(elsewhere, 'castlefields')).toBeUndefined()
    expect(whyOf(await changeArea(app, elsewhere, castlefields(), facts))).toBe('area-not-found')
  })

  it('let another be the place itself until there are figures of the first', async () => {
    const { id, team } = await aPlace()
    done(await addArea(app, team, { ...form, partOf: '' }))
    done(await makeHomeArea(app, team, castlefields()))
    expect(await lastEntry(id)).toMatchObject({
      action: 'home-area-chosen',
      before: { homeArea },
      after: { homeArea: 'castlefields' },
    })
    const { code } = await anIndicator(app, id)
    await importText(app, id, `indicator_code,area_code,period,value\n${code},castlefields,2008/09 Q1,1`)
    expect(whyOf(await makeHomeArea(app, team, { code: homeArea, version: 1 }))).toBe('home-area-has-figures')
  })
})
