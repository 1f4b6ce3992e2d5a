import { sql } from 'kysely'
import { Readable } from 'node:stream'
import type { App } from '../../src/db/app.ts'
import { inTenant } from '../../src/db/tenant.ts'
import { setTargets } from '../../src/figures/set-targets.action.ts'
import { importValues } from '../../src/imports/import-values.action.ts'
import type { Decimal } from '../../src/kernel/decimal.ts'
import { periodLabel } from '../../src/kernel/period-words.ts'
import { quarter, shift, type Period } from '../../src/kernel/period.ts'
import { insertOrganisation } from '../../src/organisations/organisation.sql.ts'
import type { Place } from '../../src/places/place.ts'
import { makeChange } from '../../src/record/make-change.action.ts'
import type { Role } from '../../src/rights/roles.ts'
import { insertScorecard } from '../../src/scorecards/scorecard.sql.ts'
import { builder, done } from './builder.ts'
import { homeArea, newTenant } from './new-tenant.ts'

/** The last quarter with figures, and how many there are up to it. */
export const lastQuarter = quarter(2026, 2)
const quarterCount = 48
const areaCount = 40
const departmentCount = 19

/** The council-size world of CONTRACT §6, as far as there are rooms for it; the same from the same scale. */
export interface Council {
  readonly place: Place
  readonly observations: number
  /** Code of a scorecard of 200 rows. */
  readonly scorecard: string
  /** Accounts of ordinary members who read the council's figures, of all such roles in turn. */
  readonly accounts: readonly number[]
}

export async function buildCouncil(app: Pick<App, 'db'>, scale: number): Promise<Council> {
  const place = await newTenant(app)
  const organisations = await addOrganisations(app, place.id)
  const indicators = Math.round(3_000 * scale)
  const observations = await bringIn(app, place.id, indicators)
  const ids = await shareOut(app, place.id, organisations.slice(6, 6 + departmentCount))
  await aim(app, place.id, ids)
  const accounts = await addPeople(app, place.id, organisations, Math.round(1_500 * scale))
  await drawScorecard(app, place.id, ids.slice(0, 200))
  await app.db.pool.query('analyze')
  return { place, observations, scorecard: 'council', accounts }
}

/** A council of five directorates and nineteen departments, and its partners: sixty. */
async function addOrganisations({ db }: Pick<App, 'db'>, tenantId: number): Promise<number[]> {
  return inTenant(db, tenantId, async (trx) => {
    const add = (code: string, kind: string, sector: string, parentId: number | null): Promise<number> =>
      insertOrganisation(trx, tenantId, { code, name: code, kind, sector, parentId })
    const council = await add('council', 'partner', 'public', null)
    const ids = [council]
    for (let n = 0; n < 5; n += 1) ids.push(await add(`directorate-${n}`, 'directorate', 'public', council))
    for (let n = 0; n < departmentCount; n += 1)
      ids.push(await add(`department-${n}`, 'department', 'public', ids[1 + (n % 5)] ?? council))
    for (let n = ids.length; n < 60; n += 1) ids.push(await add(`partner-${n}`, 'partner', 'community', null))
    return ids
  })
}

/** Twelve years of quarters for the borough, of one indicator in five also for its areas, with counts behind each. */
async function bringIn(app: Pick<App, 'db'>, tenantId: number, indicators: number): Promise<number> {
  const periods = Array.from({ length: quarterCount }, (_, n) =>
    periodLabel(shift(lastQuarter, n - quarterCount + 1)),
  )
  function* lines(): Generator<string> {
    yield 'indicator_code,title,unit,polarity,frequency,area_code,area_name,period,value,numerator,denominator,source\n'
    for (let i = 0; i < indicators; i += 1) {
      const areas = i % 5 === 0 ? areaCount : 0
      for (let area = 0; area <= areas; area += 1) {
        const code = area === 0 ? homeArea : `ward-${area}`
        const name = area === 0 ? 'The borough' : `Ward ${area}`
        for (const [p, period] of periods.entries()) {
          const denominator = 1_000 + ((i * 37 + area * 101) % 9_000)
          const numerator = Math.round(denominator * shareAt(i, area, p))
          const value = ((100 * numerator) / denominator).toFixed(2)
          yield `CI${i},"Measure ${i} of the council",%,high,quarterly,${code},${name},${period},${value},${numerator},${denominator},Made up\n`
        }
      }
    }
  }
  const { rows } = done(
    await importValues(app, tenantId, builder, 'performance-team', {
      name: 'values.csv',
      text: () => Readable.from(lines()),
      source: 'Bench',
      create: true,
      dryRun: false,
      partial: false,
    }),
  )
  return rows
}

/** A level of its own for each, a slow drift, and a wave through the year. */
const shareAt = (i: number, area: number, p: number): number =>
  0.3 + ((i * 7 + area * 3) % 40) / 100 + (p * ((i % 7) - 3)) / 2_000 + ((p + i) % 4) / 100

/** Each indicator belongs to a department, in turn. */
async function shareOut(
  { db }: Pick<App, 'db'>,
  tenantId: number,
  departments: readonly number[],
): Promise<number[]> {
  return inTenant(db, tenantId, async (trx) => {
    const { rows } = await sql<{ id: number }>`
      update indicator set organisation_id = (${departments}::int[])[1 + id % ${departments.length}]
      where tenant_id = ${tenantId} returning id`.execute(trx)
    return rows.map(({ id }) => id).toSorted((a, b) => a - b)
  })
}

async function aim({ db }: Pick<App, 'db'>, tenantId: number, ids: readonly number[]): Promise<void> {
  const periods = Array.from({ length: 8 }, (_, n): Period => shift(lastQuarter, n - 5))
  const targets = ids.flatMap((indicatorId) =>
    periods.map((period) => ({
      indicatorId,
      areaCode: homeArea,
      period,
      regime: 'corporate',
      kind: 'quarterly-profile' as const,
      value: String(35 + (indicatorId % 30)) as Decimal,
      range: null,
      wording: '',
      basis: '',
    })),
  )
  done(await makeChange(db, tenantId, builder, (change) => setTargets(change, 'set-up', targets, String)))
}

/** Who a council's members are: mostly people who fill in for their organisation, some who read everything. */
const roles = [
  'partner-contributor',
  'partner-contributor',
  'collator',
  'collator',
  'responsible-officer',
  'operational-director',
  'councillor',
  'portfolio-holder',
] as const satisfies readonly Role[]
const wholePlace: ReadonlySet<Role> = new Set(['councillor', 'portfolio-holder'])

async function addPeople(
  { db }: Pick<App, 'db'>,
  tenantId: number,
  organisations: readonly number[],
  count: number,
): Promise<number[]> {
  const accounts = (
    await db.pool.query<{ id: number }>(
      'insert into account (email) select null from generate_series(1, $1) returning id',
      [count],
    )
  ).rows.map(({ id }) => id)
  await inTenant(db, tenantId, async (trx) => {
    for (const [n, accountId] of accounts.entries()) {
      const role = roles[n % roles.length] ?? 'councillor'
      const organisationId = organisations[6 + (n % (organisations.length - 6))] ?? null
      await sql`
        with someone as (
          insert into person (tenant_id, account_id, name, post, organisation_id)
          values (${tenantId}, ${accountId}, ${`Post ${n}`}, ${`Post ${n}`}, ${organisationId}) returning id
        )
        insert into role_grant (tenant_id, person_id, role, organisation_id, starts_on)
        select ${tenantId}, id, ${role}, ${wholePlace.has(role) ? null : organisationId}, date '2020-04-01' from someone`.execute(
        trx,
      )
    }
  })
  return accounts.filter((_, n) => roles[n % roles.length] !== 'partner-contributor')
}

async function drawScorecard(
  { db }: Pick<App, 'db'>,
  tenantId: number,
  indicators: readonly number[],
): Promise<void> {
  const bands = [0, 1, 2, 3].map((band) => ({
    perspective: `Perspective ${band + 1}`,
    measures: indicators
      .filter((_, n) => n % 4 === band)
      .map((indicatorId, n) => ({
        objective: `Objective ${Math.floor(n / 10) + 1}`,
        indicatorId,
        owner: 'Operational Director',
        baseline: n % 3 === 0 ? 'To be set' : '41.5',
      })),
  }))
  done(
    await makeChange(db, tenantId, builder, async (change) => {
      const card = { code: 'council', title: 'The scorecard of the council', body: '', bands }
      await insertScorecard(change.trx, tenantId, card)
      return change.record({
        as: 'set-up',
        action: 'scorecard-made',
        subjectKind: 'scorecard',
        subject: card.code,
      })
    }),
  )
}
