import type { App } from '../../src/db/app.ts'
import { readTenant } from '../../src/db/tenant.ts'
import type { Indicator } from '../../src/figures/indicator.ts'
import type { NewIndicator } from '../../src/figures/insert-indicator.sql.ts'
import { quarter, type Period } from '../../src/kernel/period.ts'
import type { Actor } from '../../src/rights/actor.ts'
import { visibleTo } from '../../src/rights/policy.ts'
import type { Place } from '../../src/places/place.ts'
import { openRound } from '../../src/returns/open-round.action.ts'
import { nothingEntered, type Entered, type ReturnHead } from '../../src/returns/return.ts'
import { findReturn } from '../../src/returns/return.sql.ts'
import type { Hands } from '../../src/returns/transitions.ts'
import { aDepartment, type Department } from './a-department.ts'
import { anActor } from './an-actor.ts'
import { anIndicator } from './an-indicator.ts'
import { done } from './builder.ts'
import { newTenant } from './new-tenant.ts'

/** Quarter 2 of 2008/09, which every return of a test is about. */
export const theQuarter: Period = quarter(2008, 2)

/** A place with one department, asked for one return. */
export interface OpenReturn {
  readonly app: App
  readonly place: Place
  readonly department: Department
  readonly indicators: readonly Indicator[]
  readonly collator: Actor
  readonly director: Actor
  readonly team: Actor
  readonly at: { readonly organisationCode: string; readonly period: Period; readonly place: string }
}

/** A department whose figures for quarter 2 of 2008/09 are due: two percentages, or the indicators asked for. */
export async function anOpenReturn(
  app: App,
  wanted: readonly Partial<NewIndicator>[] = [{}, {}],
  startsAt?: Date,
  hands: Hands = 2,
): Promise<OpenReturn> {
  const place = await newTenant(app, startsAt)
  const department = await aDepartment(app, place.id)
  const indicators: Indicator[] = []
  for (const each of wanted) {
    indicators.push(await anIndicator(app, place.id, { organisationId: department.id, ...each }))
  }
  const team = await anActor(app, place.id, 'performance-team')
  const round = { period: theQuarter, opensOn: '2008-10-01', dueOn: '2008-10-17', hands }
  done(await openRound(app, team, round))
  return {
    app,
    place,
    department,
    indicators,
    collator: await anActor(app, place.id, 'collator', department.id),
    director: await anActor(app, place.id, 'operational-director', department.id),
    team,
    at: { organisationCode: department.code, period: theQuarter, place: place.shortName },
  }
}

/** The return as one of its readers finds it. */
export async function returnNow({ app, place, at }: OpenReturn, reader: Actor): Promise<ReturnHead> {
  const visible = visibleTo(reader, 'return.read')
  const head = await readTenant(app.db, place.id, (trx) =>
    findReturn(trx, visible, at.organisationCode, at.period),
  )
  if (!head) throw new Error(`${reader.post} finds no return`)
  return head
}

/** One line as typed: a figure, or an answer in its place. */
export function typed(figure: string, more: Partial<Entered> = {}): Entered {
  return { ...nothingEntered, typed: figure, ...more }
}
