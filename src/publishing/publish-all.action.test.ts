import { beforeAll, describe, expect, it } from 'vitest'
import { demonstrationApp } from '../../test/worlds/demonstration.ts'
import { done } from '../../test/worlds/builder.ts'
import { actorNamed, placeNamed } from '../../test/worlds/posts.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { quarter } from '../kernel/period.ts'
import type { Place } from '../places/place.ts'
import { isForPeriod, reportDefinitions } from '../reports/report-list.ts'
import type { Actor } from '../rights/actor.ts'
import { listReady, type ReadyReport } from './list-ready.action.ts'
import { publishAll } from './publish-all.action.ts'
import { publishReport } from './publish-report.action.ts'

let app: App
let halton: Place
let manager: Actor
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  manager = await actorNamed(app, halton, 'Corporate Performance Manager')
})
const q2 = quarter(2008, 2)
const asAt = new Date('2008-11-14T23:59:59.999Z')
const ready = (actor: Actor): Promise<ReadyReport[]> =>
  readTenant(app.db, halton.id, (trx) => listReady(trx, actor))
const nameOf = ({ definition, subject }: ReadyReport): string => `${definition}:${subject.code}`

describe('publishing the whole set of a quarter', () => {
  it('publishes what is ready, tells of each, and goes on where it was broken off', async () => {
    const before = await ready(manager)
    const departmental = before.filter(({ definition }) => definition === 'departmental')
    expect(departmental.filter(({ period }) => period.index === q2.index)).toHaveLength(19)
    // Of quarter 3 two departments are in; nothing of the whole place is ready before all of them are.
    const later = before.filter(({ period }) => period.index === q2.index + 1)
    expect(later.map(nameOf)).toEqual(
      expect.arrayContaining(['departmental:adults-working-age', 'departmental:culture-leisure']),
    )
    expect(later.map(({ definition }) => definition)).not.toContain('digest')
    const one = { definition: 'departmental', body: 'ict-services', period: 'q2-2008-09', asAt }
    done(await publishReport(app, { place: halton, actor: manager, now: new Date() }, one))
    expect((await ready(manager)).map(nameOf)).not.toContain('departmental:ict-services')

    const told: string[] = []
    const result = done(
      await publishAll(app, manager, {
        period: q2,
        asAt,
        onPublished: ({ edition }, number, of) => told.push(`${number} of ${of}: ${edition.code}`),
      }),
    )
    expect(result.before).toBe(1)
    expect(told).toHaveLength(result.published.length)
    const expected = reportDefinitions.filter((definition) => isForPeriod(definition, q2))
    expect(new Set(result.published.map(({ edition }) => edition.definition))).toEqual(
      new Set(expected.map(({ code }) => code)),
    )
    expect(await ready(manager)).toEqual(later)

    const again = done(await publishAll(app, manager, { period: q2, asAt }))
    expect(again.before).toBe(again.published.length)
    expect(again.published.map(({ edition }) => edition.code)).toEqual(
      result.published.map(({ edition }) => edition.code),
    )
  }, 120_000)

  it('is nothing to whoever may publish nothing', async () => {
    const director = await actorNamed(app, halton, 'Operational Director, ICT Services')
    expect(await ready(director)).toEqual([])
    expect(await publishAll(app, director, { period: q2, asAt, definitions: ['digest'] })).toMatchObject({
      why: 'nothing-to-publish',
    })
    const nothing = { period: quarter(2001, 1), asAt, definitions: ['late'] }
    expect(await publishAll(app, manager, nothing)).toMatchObject({ refused: 'not-found' })
  })
})
