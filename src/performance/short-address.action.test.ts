import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aDepartment } from '../../test/worlds/a-department.ts'
import { anActor } from '../../test/worlds/an-actor.ts'
import { importText } from '../../test/worlds/an-import.ts'
import { anIndicator } from '../../test/worlds/an-indicator.ts'
import { done } from '../../test/worlds/builder.ts'
import { homeArea, newTenant } from '../../test/worlds/new-tenant.ts'
import { quietApp } from '../../test/worlds/quiet-app.ts'
import type { App } from '../db/app.ts'
import { inTenant, readTenant } from '../db/tenant.ts'
import { quarter } from '../kernel/period.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { makeShortAddress, openShortAddress } from './short-address.action.ts'
import { insertLetters } from './short-address.sql.ts'
import { shortLetters } from './short-letters.ts'

let app: App
beforeAll(async () => {
  app = await quietApp()
})

const asAt = new Date('2009-01-01T00:00:00.000Z')
const today = '2009-01-12'
let place: Place
let team: Actor
let indicatorId: number
beforeEach(async () => {
  place = await newTenant(app)
  team = await anActor(app, place.id, 'performance-team')
  const department = await aDepartment(app, place.id, { code: 'waste', name: 'Waste' })
  indicatorId = (await anIndicator(app, place.id, { code: 'NI192', organisationId: department.id })).id
  const line = `NI192,${homeArea},2008/09 Q1,38.2`
  done(await importText(app, place.id, `indicator_code,area_code,period,value\n${line}`))
})
const make = (
  which = { code: 'NI192', areaCode: homeArea, periodText: 'q1-2008-09' },
  moment: Date | null = asAt,
) => makeShortAddress(app, team, which, { asAt: moment, today })
const open = (letters: string, actor = team) =>
  readTenant(app.db, place.id, (trx) => openShortAddress(trx, actor, letters))

describe('a short address', () => {
  it('is the same eight letters for the same figure and moment, and leads back to both', async () => {
    const letters = done(await make())
    expect(letters).toMatch(/^[a-z]{8}$/)
    expect(done(await make())).toBe(letters)
    expect(await open(letters)).toMatchObject({
      code: 'NI192',
      areaCode: homeArea,
      period: quarter(2008, 1),
      asAt,
    })
    expect(done(await make(undefined, new Date('2009-01-02')))).not.toBe(letters)
  })

  it('stands for the last change where no moment is asked for, however often it is made', async () => {
    const letters = done(await make(undefined, null))
    expect(done(await make(undefined, null))).toBe(letters)
    expect((await open(letters))?.asAt.getTime()).toBeGreaterThan(asAt.getTime())
  })

  it('takes other letters where another figure has them', async () => {
    const figure = { indicatorId, areaCode: homeArea, period: quarter(2008, 1) }
    const first = shortLetters(figure, asAt, 0)
    const other = { ...figure, period: quarter(2007, 1), asAt }
    await inTenant(app.db, place.id, (trx) => insertLetters(trx, place.id, first, other))
    expect(done(await make())).toBe(shortLetters(figure, asAt, 1))
    expect(await open(first)).toMatchObject({ period: quarter(2007, 1) })
  })

  it('is given and opened to those who may open the figure, and is of one place alone', async () => {
    const letters = done(await make())
    const partner = await aDepartment(app, place.id, { code: 'other', name: 'Other' })
    const stranger = await anActor(app, place.id, 'partner-contributor', partner.id)
    expect(await open(letters, stranger)).toBeUndefined()
    const which = { code: 'NI192', areaCode: homeArea, periodText: 'q1-2008-09' }
    const refused = await makeShortAddress(app, stranger, which, { asAt, today })
    expect(refused).toMatchObject({ refused: 'not-found' })
    const elsewhere = await newTenant(app)
    const found = await readTenant(app.db, elsewhere.id, (trx) => openShortAddress(trx, team, letters))
    expect(found).toBeUndefined()
  })
})
