import { beforeAll, describe, expect, it } from 'vitest'
import { done } from '../../test/worlds/builder.ts'
import { demonstrationApp } from '../../test/worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../../test/worlds/posts.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { quarter } from '../kernel/period.ts'
import type { Place } from '../places/place.ts'
import { publishReport } from '../publishing/publish-report.action.ts'
import { withdrawEdition } from '../publishing/withdraw-edition.action.ts'
import { loadReportsForYou } from './load-reports-for-you.action.ts'
import type { ReportForYou } from './reports-for-you.ts'

let app: App
let halton: Place
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
})

const reportsOf = async (post: string): Promise<ReportForYou[]> => {
  const actor = await actorNamed(app, halton, post)
  return readTenant(app.db, halton.id, (trx) => loadReportsForYou(trx, actor, '2009-01-27'))
}
const publish = async (definition: string, body: string): Promise<string> => {
  const actor = await actorNamed(app, halton, 'Corporate Performance Manager')
  const asAt = new Date('2008-11-07T12:00:00.000Z')
  const asked = { definition, body, period: 'q2-2008-09', asAt }
  return done(await publishReport(app, { place: halton, actor, now: new Date() }, asked)).edition.code
}

describe('reports for whoever came to read', () => {
  it('are what is off target as it stands now, where nothing has been published', async () => {
    const [live, ...more] = await reportsOf('Portfolio Holder for Performance')
    expect(more).toEqual([])
    expect(live).toMatchObject({ definition: 'exceptions', about: 'Halton' })
    expect(live?.href).toMatch(/^\/reports\/exceptions\/q\d-2008-09\?body=all$/)
    const ofChair = await reportsOf('Chair of Safer Halton')
    expect(ofChair.map(({ definition, about }) => [definition, about])).toEqual([
      ['theme-exceptions', 'A Safer Halton'],
    ])
    expect(await reportsOf('System Administrator')).toEqual([])
  })

  it('are the editions for the reader and for nobody else, until they are withdrawn', async () => {
    const code = await publish('exceptions', 'all')
    const ict = await publish('departmental', 'ict-services')
    const published = { definition: 'exceptions', period: quarter(2008, 2), href: `/published/${code}` }
    expect(await reportsOf('Portfolio Holder for Performance')).toMatchObject([published])
    expect(await reportsOf('Chief Executive')).toMatchObject([published])
    // Every director may open it; it is made for one of them.
    expect((await reportsOf('Operational Director, ICT Services')).map(({ href }) => href)).toEqual([
      `/published/${ict}`,
    ])
    expect(await reportsOf('Operational Director, Planning')).toEqual([])

    const actor = await actorNamed(app, halton, 'Corporate Performance Manager')
    done(await withdrawEdition(app, actor, code, 'A figure was wrong.'))
    expect((await reportsOf('Chief Executive')).map(({ href }) => href)).not.toContain(`/published/${code}`)
  })
})
