import type { App } from '../../../src/db/app.ts'
import { inTenant } from '../../../src/db/tenant.ts'
import type { Indicator } from '../../../src/figures/indicator.ts'
import { daysAfter } from '../../../src/kernel/day.ts'
import { endOf, quarter, type Period } from '../../../src/kernel/period.ts'
import { periodSlug } from '../../../src/kernel/period-words.ts'
import type { Place } from '../../../src/places/place.ts'
import { publishReport } from '../../../src/publishing/publish-report.action.ts'
import { openRound } from '../../../src/returns/open-round.action.ts'
import { insertScorecard } from '../../../src/scorecards/scorecard.sql.ts'
import { aDepartment, type Department } from '../../worlds/a-department.ts'
import { anActor, aPerson } from '../../worlds/an-actor.ts'
import { anIndicator, aTarget } from '../../worlds/an-indicator.ts'
import { returnNow, typed, type OpenReturn } from '../../worlds/an-open-return.ts'
import { done } from '../../worlds/builder.ts'
import { homeArea, newTenant } from '../../worlds/new-tenant.ts'
import { accept, save, step } from '../../worlds/walk-return.ts'

/** A return as the addresses name it. */
export interface ReturnOfSide {
  readonly id: number
  readonly slug: string
  readonly version: number
}

/** One half of a place: a department, a body with its theme, and what is theirs alone. */
export interface Side {
  readonly department: Department
  readonly body: { readonly id: number; readonly code: string; readonly memberId: number }
  readonly themeId: number
  readonly indicator: Indicator
  readonly card: string
  /** A target that was put to the body. */
  readonly proposalId: number
  /** Code of its department's report, published. */
  readonly edition: string
  readonly returns: Readonly<Record<'uncertified' | 'accepted' | 'submitted' | 'open', ReturnOfSide>>
}

/** A place in two halves, alike in everything, so that whatever is foreign to a grant stands beside what is its own. */
export interface TwoSides {
  readonly app: App
  readonly place: Place
  readonly own: Side
  readonly foreign: Side
  /** Somebody with a role and a post, of whom the others read. */
  readonly subject: { readonly personId: number; readonly grantId: number; readonly postId: number }
  /** Somebody who has left. */
  readonly leaverId: number
}

type Begun = Omit<Side, 'returns' | 'edition'>

const periods: Readonly<Record<keyof Side['returns'], Period>> = {
  // Of the one round that three hands sign.
  uncertified: quarter(2007, 4),
  accepted: quarter(2008, 1),
  submitted: quarter(2008, 2),
  open: quarter(2008, 3),
}

export async function twoSides(app: App): Promise<TwoSides> {
  const place = await newTenant(app, new Date('2009-01-12T09:00:00Z'))
  await aGroup(app, place)
  const begun = [await beginSide(app, place, 'own'), await beginSide(app, place, 'foreign')] as const
  const team = await anActor(app, place.id, 'performance-team', undefined, 'Who set the world up')
  for (const [state, period] of Object.entries(periods)) {
    const hands = state === 'uncertified' ? 3 : 2
    done(await openRound(app, team, { period, ...dates(period), hands }))
  }
  const [own, foreign] = [
    await fillSide(app, place, team, begun[0]),
    await fillSide(app, place, team, begun[1]),
  ]
  return { app, place, own, foreign, ...(await subjects(app, place)) }
}

/** A group to compare with, of the place itself. */
async function aGroup({ db }: App, { id }: Place): Promise<void> {
  await db.pool.query(
    `insert into comparator_group (tenant_id, code, name, kind, source) values ($1, 'neighbours', 'Neighbours', 'own', 'A test')`,
    [id],
  )
  await db.pool.query(
    `insert into comparator_edition (tenant_id, group_code, edition, reason, recorded_at)
     values ($1, 'neighbours', 1, '', now())`,
    [id],
  )
  await db.pool.query(
    `insert into comparator_member (tenant_id, group_code, edition, area_code) values ($1, 'neighbours', 1, $2)`,
    [id, homeArea],
  )
}

const dates = (period: Period) => ({
  opensOn: daysAfter(endOf(period), 2),
  dueOn: daysAfter(endOf(period), 20),
})

async function subjects(app: App, place: Place): Promise<Pick<TwoSides, 'subject' | 'leaverId'>> {
  const { personId } = await aPerson(app, place.id, 'Whom it is about', { role: 'councillor' })
  const leaver = await aPerson(app, place.id, 'Who has left')
  await app.db.pool.query(`update person set left_on = '2008-12-31' where id = $1`, [leaver.personId])
  await app.db.pool.query('update account set disabled_at = now() where id = $1', [leaver.accountId])
  const { rows: grants } = await app.db.pool.query<{ id: number }>(
    'select id from role_grant where person_id = $1',
    [personId],
  )
  const postOf = async (title: string, holderId: number, endsOn: string | null): Promise<number> => {
    const { rows } = await app.db.pool.query<{ id: number }>(
      `insert into post (tenant_id, title, rank) values ($1, $2, 'manager') returning id`,
      [place.id, title],
    )
    const id = rows[0]?.id ?? 0
    await app.db.pool.query(
      `insert into post_holding (tenant_id, post_id, person_id, starts_on, ends_on)
       values ($1, $2, $3, '2008-01-01', $4)`,
      [place.id, id, holderId, endsOn],
    )
    return id
  }
  await postOf('A post that was left', leaver.personId, '2008-12-31')
  const postId = await postOf('A post that is held', personId, null)
  return { subject: { personId, grantId: grants[0]?.id ?? 0, postId }, leaverId: leaver.personId }
}

async function beginSide(app: App, place: Place, name: string): Promise<Begun> {
  const department = await aDepartment(app, place.id, {
    code: `${name}-department`,
    name: `Department ${name}`,
  })
  const row = async (text: string, values: unknown[]): Promise<number> => {
    const { rows } = await app.db.pool.query<{ id: number }>(text, values)
    return rows[0]?.id ?? 0
  }
  const themeId = await row('insert into theme (tenant_id, code, name) values ($1, $2, $3) returning id', [
    place.id,
    `${name}-theme`,
    `Theme ${name}`,
  ])
  const code = `${name}-body`
  const bodyId = await row(
    `insert into body (tenant_id, code, name, kind) values ($1, $2, $3, 'theme-partnership') returning id`,
    [place.id, code, `Body ${name}`],
  )
  await app.db.pool.query('insert into body_theme (tenant_id, body_id, theme_id) values ($1, $2, $3)', [
    place.id,
    bodyId,
    themeId,
  ])
  const indicator = await anIndicator(app, place.id, {
    code: `NI-${name}`,
    title: `Recycled ${name}`,
    organisationId: department.id,
    sets: [`set-${name}`],
  })
  await app.db.pool.query(
    'insert into indicator_theme (tenant_id, indicator_id, theme_id) values ($1, $2, $3)',
    [place.id, indicator.id, themeId],
  )
  await aTarget(app, place.id, indicator, periods.submitted, '38')
  const card = `card-${name}`
  await inTenant(app.db, place.id, (trx) =>
    insertScorecard(trx, place.id, {
      code: card,
      title: `Card ${name}`,
      body: '',
      bands: [
        {
          perspective: 'People',
          measures: [{ objective: 'One', indicatorId: indicator.id, owner: '', baseline: '' }],
        },
      ],
    }),
  )
  const member = await aPerson(app, place.id, `Member of the body ${name}`)
  const memberId = await row(
    `insert into membership (tenant_id, body_id, person_id, role, starts_on)
     values ($1, $2, $3, 'member', '2008-01-01') returning id`,
    [place.id, bodyId, member.personId],
  )
  const proposalId = await row(
    `insert into target_proposal (tenant_id, indicator_id, area_code, period_kind, period_index, regime, state, body_id,
       written_by, written_at, proposed_by, proposed_at)
     values ($1, $2, 'E06000006', 'financial-year', 2009, 'service', 'proposed', $3, $4, now(), $4, now()) returning id`,
    [place.id, indicator.id, bodyId, member.personId],
  )
  return { department, body: { id: bodyId, code, memberId }, themeId, indicator, card, proposalId }
}

async function fillSide(app: App, place: Place, team: OpenReturn['team'], side: Begun): Promise<Side> {
  const { department, indicator } = side
  const people = {
    collator: await anActor(app, place.id, 'collator', department.id, `Who filled in ${department.code}`),
    director: await anActor(
      app,
      place.id,
      'operational-director',
      department.id,
      `Who answers ${department.code}`,
    ),
    team,
  }
  const returnOf = async (state: keyof typeof periods): Promise<ReturnOfSide> => {
    const period = periods[state]
    const at = { organisationCode: department.code, period, place: place.shortName }
    const world: OpenReturn = { app, place, department, indicators: [indicator], at, ...people }
    const words = { cause: 'A cause', action: 'An action', forecast: 'A forecast', reason: 'A reason' }
    done(await save(world, world.collator, [typed('38.2', words)]))
    if (state !== 'open') done(await step(world, world.collator, 'submit'))
    if (state === 'accepted') await accept(world)
    const { id, version } = await returnNow(world, team)
    return { id, version, slug: periodSlug(period) }
  }
  const returns = {
    uncertified: await returnOf('uncertified'),
    accepted: await returnOf('accepted'),
    submitted: await returnOf('submitted'),
    open: await returnOf('open'),
  }
  const asked = { definition: 'departmental', period: returns.accepted.slug, body: department.code }
  const { edition } = done(
    await publishReport(app, { place, actor: team, now: new Date() }, { ...asked, asAt: null }),
  )
  return { ...side, returns, edition: edition.code }
}
