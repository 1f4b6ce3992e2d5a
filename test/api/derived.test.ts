import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { readTenant } from '../../src/db/tenant.ts'
import { loadHistory } from '../../src/performance/load-history.action.ts'
import { loadFigure } from '../../src/performance/load-figure.action.ts'
import type { Indicator } from '../../src/figures/indicator.ts'
import { exportText } from '../../src/imports/export-figures.action.ts'
import { quarter } from '../../src/kernel/period.ts'
import type { Place } from '../../src/places/place.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { aFormula } from '../worlds/a-formula.ts'
import { anIndicator } from '../worlds/an-indicator.ts'
import { freshCode } from '../worlds/builder.ts'
import { demonstrationApp } from '../worlds/demonstration.ts'
import { actorNamed, placeNamed } from '../worlds/posts.ts'
import { programOf, type Program } from '../worlds/program.ts'

const post = 'Corporate Performance Manager'
let app: App
let halton: Place
let team: Actor
let program: Program
let change: Indicator
beforeAll(async () => {
  app = await demonstrationApp()
  halton = await placeNamed(app, 'halton')
  team = await actorNamed(app, halton, post)
  program = await programOf(app, halton, post)
})
beforeEach(async () => {
  change = await anIndicator(app, halton.id, { code: freshCode('CHANGE'), title: 'Change in recycling' })
  await aFormula(app, team, change.code, '[NI192] - [NI192, prev]')
})
interface Page {
  items: { value: string | null; recordedBy: string | null; computed: object | null; period: string }[]
}
const ask = async (path: string): Promise<Page> => (await program.ask(path)).json as Page

describe('a derived figure over the interface', () => {
  const query = 'area=E06000006&period=q2-2008-09'

  it('is answered like others, and marked as worked out', async () => {
    const recorded = await ask('/indicators/NI192/observations?area=E06000006')
    const valueIn = (period: string): number =>
      Number(recorded.items.find((one) => one.period === period)?.value)
    const { items } = await ask(`/indicators/${change.code}/observations?${query}`)
    expect(items).toMatchObject([
      { recordedBy: null, computed: { formula: '[NI192] - [NI192, prev]', version: 1, absence: null } },
    ])
    expect(Number(items[0]?.value)).toBeCloseTo(valueIn('q2-2008-09') - valueIn('q1-2008-09'), 10)
    expect(recorded.items.every(({ computed }) => computed === null)).toBe(true)
  })

  it('is the same in the assessment and on its page', async () => {
    const { items } = await ask(`/indicators/${change.code}/observations?${query}`)
    const assessed = await ask(`/indicators/${change.code}/assessments?${query}`)
    const which = { code: change.code, areaCode: 'E06000006', periodText: 'q2-2008-09' }
    const page = await readTenant(app.db, halton.id, (trx) =>
      loadFigure(trx, team, which, { asAt: null, today: '2009-01-12' }),
    )
    expect(assessed.items[0]?.value).toBe(items[0]?.value)
    expect(page?.assessment.observation?.value).toBe(items[0]?.value)
    expect(page?.revisions).toEqual([])
    expect([...(page?.workings?.referred.keys() ?? [])]).toEqual(['NI192'])
  })

  it('is refused where it is sent, as nobody records it', async () => {
    const body = { source: 'Weighbridge', values: [{ area: 'E06000006', period: 'Q2 2008/09', value: '1' }] }
    const refused = await program.ask(`/indicators/${change.code}/observations`, { method: 'POST', body })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('worked out by its formula')
  })

  it('is left out of an export, which imports again as it is', async () => {
    const asked = { set: null, period: quarter(2008, 2) }
    const text = await readTenant(app.db, halton.id, (trx) => exportText(trx, team, asked))
    expect(text).toContain('NI192')
    expect(text).not.toContain(change.code)
  })

  it('has who set its formula in its history', async () => {
    await aFormula(app, team, change.code, '[NI192] * 2', 1)
    const { lines } = await readTenant(app.db, halton.id, (trx) => loadHistory(trx, change, null, 'en'))
    expect(lines.filter(({ what }) => what === 'The formula of the indicator was set')).toHaveLength(2)
  })
})
