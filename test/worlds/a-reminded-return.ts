import type { App } from '../../src/db/app.ts'
import { readTenant } from '../../src/db/tenant.ts'
import { listMessages } from '../../src/mail/outbox-list.sql.ts'
import type { Place } from '../../src/places/place.ts'
import { openRound } from '../../src/returns/open-round.action.ts'
import { aDepartment } from './a-department.ts'
import { anActor, aPerson } from './an-actor.ts'
import { anIndicator } from './an-indicator.ts'
import { theQuarter, type OpenReturn } from './an-open-return.ts'
import { done } from './builder.ts'
import { newTenant } from './new-tenant.ts'
import { quietApp } from './quiet-app.ts'

/** An app whose places write to people; nothing takes what they write. */
export async function writingApp(): Promise<App> {
  return { ...(await quietApp()), mail: { server: '127.0.0.1:25', from: 'performance@example.gov.uk' } }
}

/** Friday 17 October 2008 is the day; three working days after is Wednesday 22. */
export const remindedRound = { period: theQuarter, opensOn: '2008-10-01', dueOn: '2008-10-17' }

/** A department with a collator and a director, who both may fill in, below a strategic director; all have an address. */
export async function aRemindedReturn(app: App, startsAt?: Date): Promise<OpenReturn> {
  const place = await newTenant(app, startsAt)
  const department = await aDepartment(app, place.id, { name: 'Waste' })
  const indicator = await anIndicator(app, place.id, { organisationId: department.id })
  const team = await anActor(app, place.id, 'performance-team')
  const collator = await anActor(app, place.id, 'collator', department.id, 'Collator')
  const director = await anActor(app, place.id, 'operational-director', department.id, 'Director')
  const lead = await aPerson(app, place.id, 'Strategic Director')
  for (const id of [collator.personId, director.personId, lead.personId]) await giveAddress(app, id)
  const above = await aPost(app, place, 'Strategic Director', 'strategic-director', lead.personId, null)
  await aPost(app, place, 'Director', 'operational-director', director.personId, above)
  done(await openRound(app, team, remindedRound))
  return {
    app,
    place,
    department,
    indicators: [indicator],
    collator,
    director,
    team,
    at: { organisationCode: department.code, period: theQuarter, place: place.shortName },
  }
}

export async function giveAddress({ db }: App, personId: number): Promise<void> {
  await db.pool.query(`update person set email = 'p' || id || '@example.gov.uk' where id = $1`, [personId])
}

async function aPost(
  { db }: App,
  place: Place,
  title: string,
  rank: string,
  personId: number,
  answersTo: number | null,
): Promise<number | null> {
  const { rows } = await db.pool.query<{ id: number }>(
    'insert into post (tenant_id, title, rank, answers_to) values ($1, $2, $3, $4) returning id',
    [place.id, title, rank, answersTo],
  )
  const id = rows[0]?.id ?? null
  await db.pool.query(
    `insert into post_holding (tenant_id, post_id, starts_on, person_id) values ($1, $2, '2000-01-01', $3)`,
    [place.id, id, personId],
  )
  return id
}

/** Every message of a place as `return-due Collator waiting`, in the order of the alphabet. */
export async function messagesOf({ app, place }: Pick<OpenReturn, 'app' | 'place'>): Promise<string[]> {
  const messages = await readTenant(app.db, place.id, (trx) => listMessages(trx, { limit: 100 }))
  return messages.map(({ kind, post, state }) => `${kind} ${post} ${state}`).toSorted()
}
