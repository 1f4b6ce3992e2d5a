import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aFormula } from '../../test/worlds/a-formula.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { anIndicator, aTarget } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { Indicator } from '../figures/indicator.ts'
import { quarter } from '../kernel/period.ts'
import type { Place } from '../places/place.ts'
import { assessFigures } from './assess-figures.action.ts'
import type { Assessment } from './assess.ts'
import { describeAssessment } from './describe-assessment.ts'
import { statusSentence } from './status-sentence.ts'
import { indicatorWords } from './words.ts'

const q2 = quarter(2008, 2)
let app: App
let place: Place
let share: Indicator
beforeAll(async () => {
  app = await quietApp()
})
beforeEach(async () => {
  place = await newTenant(app)
  const team = await anActor(app, place.id, 'performance-team')
  for (const code of ['REC', 'ALL']) await anIndicator(app, place.id, { code, unit: 'tonnes', kind: 'flow' })
  share = await anIndicator(app, place.id, { code: 'SHARE' })
  await aFormula(app, team, 'SHARE', 'pct([REC], [ALL])')
})
const record = async (code: string, value: number): Promise<void> => {
  const line = `${code},${homeArea},Q2 2008/09,${value}`
  done(await importText(app, place.id, `indicator_code,area_code,period,value\n${line}`))
}
const judge = async (today = '2008-11-01'): Promise<Assessment> => {
  const question = { indicators: [share], areaCode: homeArea, periods: [q2], asAt: null, today }
  const [judged] = await readTenant(app.db, place.id, (trx) => assessFigures(trx, question))
  if (!judged) throw new Error('not judged')
  return judged
}

describe('a derived figure', () => {
  it('is not due while what it rests on may still come, and not available after that, with the reason', async () => {
    await record('REC', 20)
    expect((await judge('2008-09-01')).status).toBe('not-due')
    const judged = await judge()
    expect(judged.status).toBe('not-available')
    const facts = { assessment: judged, breaks: [], dueOn: null, today: '2008-11-01', forecast: null }
    const why = 'Cannot be calculated. There is no figure for ALL in Q2 2008/09.'
    expect(statusSentence(facts, indicatorWords('en'))).toBe(why)
    expect(describeAssessment(judged, 'en').explanation).toContain(why)
  })

  it('is rated by its target like any other', async () => {
    await record('REC', 20)
    await record('ALL', 50)
    expect((await judge()).status).toBe('no-target')
    await aTarget(app, place.id, share, q2, '40')
    expect(await judge()).toMatchObject({ status: 'green', observation: { value: '40', numerator: '20' } })
  })
})
