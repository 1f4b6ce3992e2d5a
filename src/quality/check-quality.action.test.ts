import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anActor } from '../../test/worlds/an-actor.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { Indicator } from '../figures/indicator.ts'
import { listEntriesAbout } from '../record/history.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { checkQuality, qualityBoxes, type TypedCheck } from './check-quality.action.ts'
import { dimensions, gradeOf, isStale, type Answer } from './quality.ts'
import { listQualityChecks } from './quality.sql.ts'
import { qualityText } from './quality-text.ts'

const whole = {
  ...Object.fromEntries(qualityBoxes.map((box) => [box, ''])),
  ...Object.fromEntries(dimensions.map((dimension) => [dimension, 'yes'])),
  checkedOn: '2008-10-02',
} as TypedCheck
const today = '2008-11-14'

describe('the grade of a check', () => {
  it.each([
    ['yes yes yes yes yes yes', 4],
    ['yes yes yes yes yes partly', 3],
    ['yes yes yes yes partly partly', 3],
    ['yes yes yes partly partly partly', 2],
    ['yes yes yes yes yes no', 2],
    ['partly partly partly partly partly no', 2],
    ['yes yes yes yes no no', 1],
  ])('%s is %i', (given, grade) => {
    expect(gradeOf(given.split(' ') as Answer[])).toBe(grade)
  })

  it('holds for twelve months, and says so', () => {
    expect([isStale('2008-10-02', '2009-10-02'), isStale('2008-10-02', '2009-10-03')]).toEqual([false, true])
    const check = { checkedOn: '2008-10-02', grade: 3 } as const
    expect(qualityText(check, today, 'en')).toBe('Checked 2 October 2008, grade 3 of 4')
    expect(qualityText(check, '2010-01-01', 'en')).toContain('more than twelve months ago')
    expect(qualityText(null, today, 'en')).toBe('Never checked')
  })
})

describe('checking the quality of figures', () => {
  let app: App
  let team: Actor
  let indicator: Indicator
  beforeAll(async () => {
    app = await quietApp()
  })
  beforeEach(async () => {
    const { id } = await newTenant(app)
    team = await anActor(app, id, 'performance-team')
    indicator = await anIndicator(app, id, { code: 'NI192' })
  })
  const check = (typed: Partial<TypedCheck>, version = 0, actor = team) =>
    checkQuality(app, actor, { code: 'NI192', version }, { ...whole, ...typed }, today)
  const checks = () => readTenant(app.db, team.tenantId, (trx) => listQualityChecks(trx, indicator.id, null))

  it('is kept with who, when, answers and grade, each check beside those before', async () => {
    done(await check({}))
    done(await check({ timeliness: 'no', 'timeliness-note': 'Six weeks late', checkedOn: '2008-11-14' }, 1))
    expect(await checks()).toMatchObject([
      {
        version: 2,
        grade: 2,
        checkedOn: '2008-11-14',
        answers: { timeliness: { answer: 'no', note: 'Six weeks late' } },
      },
      { version: 1, grade: 4, checkedOn: '2008-10-02' },
    ])
    const [entry] = await readTenant(app.db, team.tenantId, (trx) =>
      listEntriesAbout(trx, { subjectKind: 'indicator', subject: 'NI192' }, null),
    )
    expect(entry).toMatchObject({ action: 'quality-checked', before: { grade: 4 }, after: { grade: 2 } })
  })

  it('asks for every answer, for what is lacking, and for a day that has been', async () => {
    expect(await check({ accuracy: '', validity: 'partly', checkedOn: '2008-11-15' })).toMatchObject({
      findings: [
        { field: 'checkedOn', code: 'checked-on' },
        { field: 'accuracy', code: 'answer-missing' },
        { field: 'validity-note', code: 'note-missing' },
      ],
    })
  })

  it('is for the performance team, and tells whoever saw an older one', async () => {
    done(await check({}))
    expect(await check({})).toMatchObject({ refused: 'conflict' })
    const reader = await anActor(app, team.tenantId, 'collator')
    expect(await check({}, 1, reader)).toMatchObject({ refused: 'not-allowed' })
  })
})
