import { sql } from 'kysely'
import { updatePassword } from '../../src/accounts/account.sql.ts'
import { hashPassword } from '../../src/credentials/hash-password.action.ts'
import type { App } from '../../src/db/app.ts'
import { inTenant, outsideTenants } from '../../src/db/tenant.ts'
import { setTargets } from '../../src/figures/set-targets.action.ts'
import { lastClosed } from '../../src/indicators/own-period.ts'
import { daysAfter } from '../../src/kernel/day.ts'
import type { Decimal } from '../../src/kernel/decimal.ts'
import { londonDate } from '../../src/kernel/london.ts'
import { periodLabel, periodSlug } from '../../src/kernel/period-words.ts'
import { endOf, shift, type Period } from '../../src/kernel/period.ts'
import { isWorkingDay } from '../../src/mail/working-time.ts'
import { insertOrganisation } from '../../src/organisations/organisation.sql.ts'
import { insertAccount, insertPerson } from '../../src/people/person.sql.ts'
import type { Place } from '../../src/places/place.ts'
import { makeChange } from '../../src/record/make-change.action.ts'
import { openRound } from '../../src/returns/open-round.action.ts'
import { insertGrant } from '../../src/rights/grant.sql.ts'
import { goodPassword } from './an-account.ts'
import { anActor } from './an-actor.ts'
import { importText } from './an-import.ts'
import { builder, done } from './builder.ts'
import { homeArea, newTenant } from './new-tenant.ts'

/** Figures that each department owes, and the quarters of history behind each. */
const linesEach = 5
const quartersBefore = 12

/** What a department is to put in one box, and whether it then owes a commentary. */
export interface OwedLine {
  readonly code: string
  readonly typed: string
  readonly isShort: boolean
}

export interface OwedReturn {
  /** `/place/returns/department-7/q2-2026-27` */
  readonly path: string
  readonly department: string
  readonly lines: readonly OwedLine[]
}

/** Somebody who fills in for two departments or three, and signs in with `goodPassword`. */
export interface Filler {
  readonly email: string
  readonly returns: readonly OwedReturn[]
}

export interface QuartersEnd {
  readonly place: Place
  readonly period: Period
  readonly fillers: readonly Filler[]
}

/**
 * A quarter that is open, each department being asked for five figures by tomorrow, and told so by mail where the app
 * sends any. The same from the same numbers and day.
 */
export async function buildQuartersEnd(
  app: App,
  { departments, people }: { readonly departments: number; readonly people: number },
): Promise<QuartersEnd> {
  const place = await newTenant(app)
  const today = londonDate(new Date())
  const period = lastClosed('quarter', daysAfter(today, -30))
  const organisations = await addDepartments(app, place.id, departments)
  await bringIn(app, place.id, departments, period)
  await shareOut(app, place.id, organisations)
  await aim(app, place.id, period)
  const owed = organisations.map((_, n) => owedBy(n, place, period))
  const of = (n: number): number[] => organisations.map((_, d) => d).filter((d) => d % people === n)
  const hash = await hashPassword(goodPassword)
  const fillers: Filler[] = []
  for (let n = 0; n < people; n += 1) {
    const email = `filler-${n}@${place.shortName}.example.gov.uk`
    await addFiller(app, place.id, {
      email,
      hash,
      post: `Filler ${n}`,
      of: of(n).flatMap((d) => organisations[d] ?? []),
    })
    fillers.push({ email, returns: of(n).flatMap((d) => owed[d] ?? []) })
  }
  const team = await anActor(app, place.id, 'performance-team')
  const round = { period, opensOn: daysAfter(endOf(period), 1), dueOn: nextWorkingDay(nextWorkingDay(today)) }
  done(await openRound(app, team, round))
  await app.db.pool.query('analyze')
  return { place, period, fillers }
}

/** The first working day after a day. */
export function nextWorkingDay(day: string): string {
  let next = daysAfter(day, 1)
  while (!isWorkingDay(next)) next = daysAfter(next, 1)
  return next
}

async function addDepartments({ db }: App, tenantId: number, count: number): Promise<number[]> {
  return inTenant(db, tenantId, async (trx) => {
    const ids: number[] = []
    for (let n = 0; n < count; n += 1) {
      const code = `department-${n}`
      const fields = { code, name: `Department ${n}`, kind: 'department', sector: 'public', parentId: null }
      ids.push(await insertOrganisation(trx, tenantId, fields))
    }
    return ids
  })
}

/** A level of its own, which it keeps. */
const levelOf = (i: number): number => 40 + (i % 30)
const codeOf = (department: number, line: number): string => `D${department}-${line}`

async function bringIn(app: App, tenantId: number, departments: number, period: Period): Promise<void> {
  const rows = Array.from({ length: departments * linesEach }, (_, i) => {
    const code = codeOf(Math.floor(i / linesEach), i % linesEach)
    return Array.from({ length: quartersBefore }, (_, q) => {
      const at = periodLabel(shift(period, -1 - q))
      const value = (levelOf(i) + ((q + i) % 5) / 10).toFixed(1)
      return `${code},"Measure ${code}",%,high,quarterly,${homeArea},The borough,${at},${value},Made up\n`
    }).join('')
  })
  const head = 'indicator_code,title,unit,polarity,frequency,area_code,area_name,period,value,source\n'
  done(await importText(app, tenantId, head + rows.join(''), { create: true }))
}

async function shareOut({ db }: App, tenantId: number, departments: readonly number[]): Promise<void> {
  await inTenant(db, tenantId, (trx) =>
    sql`update indicator set organisation_id = (${departments}::int[])[1 + split_part(substr(code, 2), '-', 1)::int]`.execute(
      trx,
    ),
  )
}

/** One figure in five falls far short of its target; the others are a little above it. */
const isShort = (i: number): boolean => i % linesEach === linesEach - 1

async function aim({ db }: App, tenantId: number, period: Period): Promise<void> {
  const { rows } = await inTenant(db, tenantId, (trx) =>
    sql<{ id: number; code: string }>`select id, code from indicator`.execute(trx),
  )
  const targets = rows.map(({ id, code }) => {
    const [department, line] = code.slice(1).split('-').map(Number)
    const i = (department ?? 0) * linesEach + (line ?? 0)
    return {
      indicatorId: id,
      areaCode: homeArea,
      period,
      regime: 'corporate',
      kind: 'quarterly-profile' as const,
      value: String(levelOf(i) + (isShort(i) ? 20 : -1)) as Decimal,
      range: null,
      wording: '',
      basis: '',
    }
  })
  done(await makeChange(db, tenantId, builder, (change) => setTargets(change, 'set-up', targets, String)))
}

function owedBy(n: number, place: Place, period: Period): OwedReturn {
  const department = `department-${n}`
  const lines = Array.from({ length: linesEach }, (_, line) => {
    const i = n * linesEach + line
    return { code: codeOf(n, line), typed: (levelOf(i) + 0.2).toFixed(1), isShort: isShort(i) }
  })
  return { path: `/${place.shortName}/returns/${department}/${periodSlug(period)}`, department, lines }
}

async function addFiller(
  { db }: App,
  tenantId: number,
  { email, hash, post, of }: { email: string; hash: string; post: string; of: readonly number[] },
): Promise<void> {
  const accountId = await outsideTenants(db, async (trx) => {
    const id = await insertAccount(trx, email)
    await updatePassword(trx, id, hash)
    return id
  })
  const [organisationId = null] = of
  await inTenant(db, tenantId, async (trx) => {
    const personId = await insertPerson(trx, tenantId, { accountId, name: post, post, organisationId })
    for (const organisationId of of)
      await insertGrant(trx, tenantId, { personId, role: 'collator', organisationId, startsOn: '2000-01-01' })
  })
}
