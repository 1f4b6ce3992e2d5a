import { beforeAll, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import { insertArea } from '../areas/area.sql.ts'
import { addGroup, changeGroup } from '../areas/save-group.action.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { assessFigures } from '../indicators/assess-figures.action.ts'
import { describeAssessment } from '../indicators/describe-assessment.ts'
import { withBenchmarks } from '../indicators/load-benchmarks.action.ts'
import { benchmarkInForce } from '../indicators/rule-in-force.action.ts'
import { setRule } from '../indicators/set-rule.action.ts'
import { quarter } from '../kernel/period.ts'
import { loadByArea } from './load-areas-figures.action.ts'
import { loadCompared } from './load-compared.action.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const period = quarter(2008, 1)
const today = '2009-01-12'
const group = {
  code: 'near',
  name: 'Neighbours',
  kind: 'own',
  source: 'A test',
  membersFrom: '',
  members: 'west east nobody',
  reason: '',
}
const rule = { family: 'tolerance', toleranceKind: 'pct', tolerance: '5', exceedBy: '', reason: 'A test' }

/** A borough with two wards in a nation, three places beside it, and one quarter's figures of one indicator. */
async function aBorough() {
  const { id } = await newTenant(app)
  await inTenant(app.db, id, async (trx) => {
    await insertArea(trx, id, { code: 'E92000001', name: 'England', kind: 'country' })
    for (const code of ['west', 'east', 'nobody'])
      await insertArea(trx, id, { code, name: code, kind: 'district' })
    for (const code of ['north', 'south'])
      await insertArea(trx, id, { code, name: code, kind: 'ward', parentCode: homeArea })
    const street = { code: 'street', name: 'street', kind: 'neighbourhood', parentCode: 'north' }
    await insertArea(trx, id, street)
  })
  const indicator = await anIndicator(app, id)
  const rows = [
    `${homeArea},65.0,65,100`,
    'E92000001,40.0,,',
    'west,70.0,,',
    'east,30.0,,',
    'north,80.0,,',
    'street,20.0,,',
  ].map((row) => `${indicator.code},2008/09 Q1,${row}`)
  done(
    await importText(
      app,
      id,
      ['indicator_code,period,area_code,value,numerator,denominator', ...rows].join('\n'),
    ),
  )
  const team = await anActor(app, id, 'performance-team')
  return { id, indicator, team, asked: { indicator, area: { code: homeArea, name: 'The borough' }, period } }
}
const names = (figures: readonly { area: { code: string } }[]): string[] =>
  figures.map(({ area }) => area.code).toSorted()

describe('the page By area', () => {
  it('has what lies within the place by kind, with those that have no figure, and the places beside it that have one', async () => {
    const { id, asked } = await aBorough()
    const found = await readTenant(app.db, id, (trx) => loadByArea(trx, asked, null))
    expect(found.within.map(({ kind, figures }) => [kind, names(figures)])).toEqual([
      ['ward', ['north', 'south']],
      ['neighbourhood', ['street']],
    ])
    expect(names(found.beside)).toEqual(['east', 'west'])
    expect([found.own.area.code, found.nation?.area.code, found.region]).toEqual([
      homeArea,
      'E92000001',
      null,
    ])
  })

  it('leaves out an area that was not there yet', async () => {
    const { id, asked } = await aBorough()
    await inTenant(app.db, id, (trx) =>
      insertArea(trx, id, {
        code: 'later',
        name: 'later',
        kind: 'ward',
        parentCode: homeArea,
        startsOn: '2009-04-01',
      }),
    )
    const found = await readTenant(app.db, id, (trx) => loadByArea(trx, asked, null))
    expect(names(found.within[0]?.figures ?? [])).toEqual(['north', 'south'])
  })

  it('shows what was known as at a moment', async () => {
    const { id, asked } = await aBorough()
    const found = await readTenant(app.db, id, (trx) => loadByArea(trx, asked, new Date('2008-01-01')))
    expect([found.within, found.beside]).toEqual([[], []])
  })
})

describe('the page Compare', () => {
  it('shows the members at the end of the period, and knows those without a figure', async () => {
    const { id, team, asked } = await aBorough()
    done(await addGroup(app, team, group))
    const later = { ...group, members: 'west', membersFrom: '2008-07-01' }
    done(await changeGroup(app, team, { code: 'near', version: 1 }, later))
    const at = { asAt: null, today }
    const compared = await readTenant(app.db, id, (trx) => loadCompared(trx, asked, null, at))
    expect(names(compared.members)).toEqual(['east', 'nobody', 'west'])
    const next = { ...asked, period: quarter(2008, 2) }
    const then = await readTenant(app.db, id, (trx) => loadCompared(trx, next, 'near', at))
    expect(names(then.members)).toEqual(['west'])
    const none = await readTenant(app.db, id, (trx) => loadCompared(trx, asked, 'nowhere', at))
    expect([none.group, none.members]).toEqual([null, []])
  })
})

describe('the benchmark of a place', () => {
  const benchmarkOf = (
    id: number,
    asked: Awaited<ReturnType<typeof aBorough>>['asked'],
    asAt: Date | null = null,
  ) =>
    readTenant(app.db, id, async (trx) => {
      const question = { indicators: [asked.indicator], areaCode: homeArea, periods: [period], asAt, today }
      const judged = await withBenchmarks(trx, asked.indicator, await assessFigures(trx, question), asAt)
      return judged[0]
    })

  it('is the nation until the place says otherwise, beside the status against the target', async () => {
    const { id, asked } = await aBorough()
    const judged = await benchmarkOf(id, asked)
    expect(judged?.benchmark).toMatchObject({ status: 'better', against: { name: 'England', value: 40 } })
    expect(judged?.status).toBe('no-target')
    if (!judged) throw new Error('it was judged')
    expect(describeAssessment(judged, 'en')).toMatchObject({
      status: 'no-target',
      benchmark: { status: 'better', against: 'England', limitsFrom: 'Wilson', ruleVersion: 1 },
    })
  })

  it('is set with the rule of assessment, in its versions', async () => {
    const { id, team, asked } = await aBorough()
    done(await addGroup(app, team, group))
    const before = new Date()
    const held = { benchmark: 'group:near', benchmarkLevel: '95-and-99.8' }
    done(await setRule(app, team, rule, 1, held))
    const judged = await benchmarkOf(id, asked)
    // The median of 70 and 30: who has no figure is not counted.
    expect(judged?.benchmark).toMatchObject({
      status: 'better',
      against: { name: 'Neighbours', isMedian: true, value: 50 },
      isSharp: true,
      rule: { version: 2 },
    })
    expect((await benchmarkOf(id, asked, new Date(before.getTime() - 60_000)))?.benchmark?.rule.version).toBe(
      1,
    )
    // A rule that says nothing of the benchmark keeps it.
    done(await setRule(app, team, { ...rule, tolerance: '3' }, 2))
    const { held: kept } = await readTenant(app.db, id, benchmarkInForce)
    expect(kept).toEqual({ version: 3, kind: 'group', group: 'near', level: '95-and-99.8' })
  })

  it('is refused with the rest of the rule, each fault in the order of the form', async () => {
    const { team } = await aBorough()
    const wrong = { benchmark: 'group:nowhere', benchmarkLevel: '' }
    const refused = await setRule(app, team, { ...rule, tolerance: '', reason: '' }, 1, wrong)
    expect('findings' in refused && refused.findings.map(({ code }) => code)).toEqual([
      'tolerance-form',
      'benchmark-missing',
      'benchmark-level-missing',
      'reason-missing',
    ])
  })
})
