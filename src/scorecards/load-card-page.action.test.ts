import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { actorOf, anActor } from '../../test/worlds/an-actor.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { builder, done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { quarter } from '../kernel/period.ts'
import { makeChange } from '../record/make-change.action.ts'
import type { Actor } from '../rights/actor.ts'
import { loadCardPage, type CardPage } from './load-card-page.action.ts'
import { insertScorecard } from './scorecard.sql.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const now = { period: null, asAt: null, today: '2009-01-12' }

const load = (actor: Actor, at: Partial<Parameters<typeof loadCardPage>[3]> = {}) =>
  readTenant(app.db, actor.tenantId, (trx) => loadCardPage(trx, actor, 'card', { ...now, ...at }))
const codesOf = (page: CardPage | undefined): string[] =>
  page?.card.bands.flatMap(({ rows }) => rows.map(({ judged }) => judged.indicator.code)) ?? []
const valueOf = (page: CardPage | undefined): string | null | undefined =>
  page?.card.bands[0]?.rows[0]?.judged.observation?.value

const record = (tenantId: number, value: string, period = 'q2-2008-09') =>
  importText(app, tenantId, `indicator_code,area_code,period,value\nWASTE,${homeArea},${period},${value}`)

/** A place with a scorecard `card`: a measure of a department of its own, and one that is nobody's. */
async function aPlaceWithCard(value: string) {
  const { id } = await newTenant(app)
  const department = await aDepartment(app, id, { code: 'waste', name: 'Waste' })
  const waste = await anIndicator(app, id, { code: 'WASTE', organisationId: department.id })
  const other = await anIndicator(app, id, { code: 'OTHER' })
  const measures = [waste, other].map((indicator) => ({
    objective: 'Clean streets',
    indicatorId: indicator.id,
    owner: '',
    baseline: '',
  }))
  done(
    await makeChange(app.db, id, builder, async (change) => {
      const bands = [{ perspective: 'People', measures }]
      await insertScorecard(change.trx, id, { code: 'card', title: 'Card', body: '', bands })
      return change.record({
        as: 'set-up',
        action: 'scorecard-made',
        subjectKind: 'scorecard',
        subject: 'card',
      })
    }),
  )
  done(await record(id, value))
  return { id, department, auditor: await anActor(app, id, 'auditor') }
}

describe('the card of a page', () => {
  it('is the same one while nothing has changed, and shows a changed figure at once', async () => {
    const { id, auditor } = await aPlaceWithCard('38.2')
    const first = await load(auditor)
    expect(valueOf(first)).toBe('38.2')
    expect(await load(auditor)).toBe(first)
    done(await record(id, '41.0'))
    expect(valueOf(await load(auditor))).toBe('41.0')
    done(await record(id, '43.0', 'q3-2008-09'))
    expect(valueOf(await load(auditor))).toBe('43.0')
  })

  it('keeps what was asked for apart: period, date and day', async () => {
    const { id, auditor } = await aPlaceWithCard('38.2')
    const before = new Date(Date.now() - 60_000)
    done(await record(id, '43.0', 'q3-2008-09'))
    expect(valueOf(await load(auditor))).toBe('43.0')
    expect(valueOf(await load(auditor, { period: quarter(2008, 2) }))).toBe('38.2')
    expect(valueOf(await load(auditor, { today: '2008-12-12' }))).toBe('38.2')
    expect(valueOf(await load(auditor, { asAt: before }))).toBeUndefined()
    expect(valueOf(await load(auditor))).toBe('43.0')
  })

  it('is gone with the role that showed it, though the record has not moved', async () => {
    const { id, auditor } = await aPlaceWithCard('38.2')
    expect(valueOf(await load(auditor))).toBe('38.2')
    await inTenant(app.db, id, (trx) =>
      sql`update role_grant set ends_on = '2008-01-01' where person_id = ${auditor.personId}`.execute(trx),
    )
    expect(await load(await actorOf(app, id, auditor.personId))).toBeUndefined()
    expect(await load(auditor)).toBeDefined()
  })

  it('shows a reader of one department no more than its measures, whoever looked before', async () => {
    const { id, department, auditor } = await aPlaceWithCard('38.2')
    const partner = await anActor(app, id, 'partner-contributor', department.id)
    for (let again = 0; again < 2; again += 1) {
      expect(codesOf(await load(auditor))).toEqual(['WASTE', 'OTHER'])
      expect(codesOf(await load(partner))).toEqual(['WASTE'])
    }
  })

  it('is one place’s own, under the same code', async () => {
    const [here, there] = [await aPlaceWithCard('38.2'), await aPlaceWithCard('12.0')]
    expect(valueOf(await load(here.auditor))).toBe('38.2')
    expect(valueOf(await load(there.auditor))).toBe('12.0')
    const stranger = { ...here.auditor, tenantId: there.id }
    expect(valueOf(await load(stranger))).toBe('12.0')
    expect(valueOf(await load(here.auditor))).toBe('38.2')
  })
})
