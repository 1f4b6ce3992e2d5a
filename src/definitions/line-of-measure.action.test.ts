import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { findIndicator } from '../figures/indicator.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listBreaks } from '../figures/series-break.sql.ts'
import { quarter } from '../kernel/period.ts'
import { listEntriesAbout } from '../record/history.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { addAlias, removeAlias } from './change-alias.action.ts'
import { declareBreak } from './declare-break.action.ts'
import { findCodeNow, loadLine } from './load-line.action.ts'
import { nameSuccessor } from './name-successor.action.ts'

let app: App
let team: Actor
let waste: Indicator
beforeAll(async () => {
  app = await quietApp()
})
beforeEach(async () => {
  const { id } = await newTenant(app)
  team = await anActor(app, id, 'performance-team')
  waste = await anIndicator(app, id, { code: 'W1' })
  await anIndicator(app, id, { code: 'W2' })
})
const read = <T>(work: (trx: TenantTransaction) => Promise<T>): Promise<T> =>
  readTenant(app.db, team.tenantId, work)
const entry = async () =>
  (await read((trx) => listEntriesAbout(trx, { subjectKind: 'indicator', subject: 'W1' }, null)))[0]
const seen = (version = 1, code = 'W1') => ({ code, version })
const why = { reason: 'Garden waste is counted from this quarter on' }

describe('a break', () => {
  it('is declared from a period on, with a reason, and kept in the record', async () => {
    const result = await declareBreak(app, team, seen(), { since: 'Q1 2008/09', ...why })
    expect(result).toMatchObject({ version: 2 })
    const breaks = await read((trx) => listBreaks(trx, [waste.id]))
    expect(breaks.get(waste.id)).toEqual([quarter(2008, 1)])
    expect(await entry()).toMatchObject({ action: 'break-declared', after: { since: 'Q1 2008/09' }, ...why })
    const { breaks: told } = await read((trx) => loadLine(trx, waste))
    expect(told).toEqual([{ period: quarter(2008, 1), ...why }])
  })

  it('is declared once, of a period of the indicator, by the performance team', async () => {
    done(await declareBreak(app, team, seen(), { since: 'Q1 2008/09', ...why }))
    const again = (version: number, since: string) =>
      declareBreak(app, team, seen(version), { since, reason: '' })
    expect(await again(1, 'Q1 2008/09')).toMatchObject({ refused: 'conflict' })
    expect(await again(2, 'Q1 2008/09')).toMatchObject({
      findings: [{ code: 'break-there' }, { code: 'reason-missing' }],
    })
    expect(await again(2, '2008/09')).toMatchObject({
      findings: [{ code: 'break-period' }, { code: 'reason-missing' }],
    })
    const reader = await anActor(app, team.tenantId, 'councillor')
    expect(await declareBreak(app, reader, seen(2), { since: 'Q2 2008/09', ...why })).toMatchObject({
      refused: 'not-allowed',
    })
  })
})

describe('an earlier code', () => {
  it('leads whoever may open the indicator to it, until it is taken off', async () => {
    done(await addAlias(app, team, seen(), 'Ex NI192'))
    const now = (actor: Actor, code: string) => read((trx) => findCodeNow(trx, actor, code))
    expect([await now(team, 'NI192'), await now(team, 'ni192'), await now(team, 'NI193')]).toEqual([
      'W1',
      'W1',
      undefined,
    ])
    const contributor = await anActor(app, team.tenantId, 'external-reviewer')
    expect(await now(contributor, 'NI192')).toBeUndefined()
    done(await removeAlias(app, team, seen(2), 'NI192'))
    expect(await now(team, 'NI192')).toBeUndefined()
  })

  it('is no code of an indicator, and leads to one only', async () => {
    expect(await addAlias(app, team, seen(), 'W2')).toMatchObject({ findings: [{ code: 'alias-is-code' }] })
    done(await addAlias(app, team, seen(), 'NI192'))
    expect(await addAlias(app, team, seen(1, 'W2'), 'NI192')).toMatchObject({
      findings: [{ code: 'alias-taken' }],
    })
    expect(await removeAlias(app, team, seen(1, 'W2'), 'NI192')).toMatchObject({ refused: 'not-found' })
  })

  it('is understood in a file, which says so once and makes no second indicator of it', async () => {
    done(await addAlias(app, team, seen(), 'BV82a(i)'))
    const text = [
      'indicator_code,area_code,period,value',
      `BV82a(i),${homeArea},Q1 2008/09,38`,
      `BV82a(i),${homeArea},Q2 2008/09,39`,
    ].join('\n')
    const result = await importText(app, team.tenantId, text, { create: true })
    expect(result).toMatchObject({ added: 2, createdIndicators: [] })
    expect(result).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ line: 2, code: 'code-old', severity: 'note', args: { now: 'W1' } }),
      ]) as unknown,
    })
    const all = await read((trx) => listIndicators(trx, visibleTo(team, 'performance.read')))
    expect(all.map(({ code }) => code)).toEqual(['W1', 'W2'])
  })
})

describe('a successor', () => {
  const named = (successor: string, version = 1, code = 'W1', startsOn = '2009-04-01') =>
    nameSuccessor(app, team, seen(version, code), { successor, startsOn, ...why })
  const lineOf = (code: string) =>
    read(async (trx) => {
      const indicator = await findIndicator(trx, code)
      if (!indicator) throw new Error(`there is no ${code}`)
      return loadLine(trx, indicator)
    })

  it('is told on both sides, and can be taken back', async () => {
    done(await named('W2'))
    expect(await lineOf('W1')).toMatchObject({ successor: { code: 'W2', startsOn: '2009-04-01' } })
    expect(await lineOf('W2')).toMatchObject({ successor: null, predecessors: [{ code: 'W1' }] })
    done(await named('', 2))
    expect(await lineOf('W1')).toMatchObject({ successor: null })
    expect(await entry()).toMatchObject({ action: 'successor-removed', before: { successor: 'W2' } })
  })

  it('is another indicator that is there, and never leads back', async () => {
    expect(await named('W1')).toMatchObject({ findings: [{ code: 'successor-circle' }] })
    expect(await named('W9')).toMatchObject({ findings: [{ code: 'successor-unknown' }] })
    expect(await named('')).toMatchObject({ findings: [{ code: 'successor-missing' }] })
    expect(await named('W2', 1, 'W1', 'April')).toMatchObject({ findings: [{ code: 'successor-day' }] })
    done(await named('W2'))
    expect(await named('W1', 1, 'W2')).toMatchObject({ findings: [{ code: 'successor-circle' }] })
  })
})
