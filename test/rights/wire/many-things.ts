import type { App } from '../../../src/db/app.ts'
import { inTenant } from '../../../src/db/tenant.ts'
import type { Indicator } from '../../../src/figures/indicator.ts'
import { periodSlug } from '../../../src/kernel/period-words.ts'
import { quarter } from '../../../src/kernel/period.ts'
import { isRefusal } from '../../../src/kernel/refusal.ts'
import type { Place } from '../../../src/places/place.ts'
import { publishReport } from '../../../src/publishing/publish-report.action.ts'
import { openRound } from '../../../src/returns/open-round.action.ts'
import type { Facts } from '../../../src/rights/policy.ts'
import type { ScopeKind } from '../../../src/rights/scope.ts'
import { insertScorecard } from '../../../src/scorecards/scorecard.sql.ts'
import { aDepartment } from '../../worlds/a-department.ts'
import { anActor } from '../../worlds/an-actor.ts'
import { anIndicator } from '../../worlds/an-indicator.ts'
import { importText } from '../../worlds/an-import.ts'
import { done } from '../../worlds/builder.ts'
import { homeArea, newTenant } from '../../worlds/new-tenant.ts'

/** The quarter that everything of this world is about. */
export const theQuarter = quarter(2008, 2)

/** A place where things belong to each other in every way that a grant can reach through. */
export interface ManyThings {
  readonly app: App
  readonly place: Place
  /** What a grant can be limited to, by kind. */
  readonly scopes: Readonly<Record<ScopeKind, readonly number[]>>
  readonly indicators: readonly (Indicator & { readonly themeIds: readonly number[]; readonly set: string })[]
  readonly departments: readonly { readonly id: number; readonly code: string }[]
  readonly returns: readonly { readonly id: number; readonly departmentId: number; readonly code: string }[]
  /** Published reports of its departments and themes, and to what each belongs. */
  readonly editions: readonly { readonly code: string; readonly facts: Facts }[]
  readonly cards: readonly { readonly code: string; readonly indicatorIds: readonly number[] }[]
}

/** Of which departments, themes and sets the indicators are; departments and themes by their place in the lists below. */
const belonging: readonly (readonly [department: number | null, themes: readonly number[]])[] = [
  [0, []],
  [1, [0]],
  [1, []],
  [2, [1]],
  [2, [0, 1]],
  [3, [2]],
  [4, []],
  [4, [0, 2]],
  [null, [1]],
  [null, []],
]
const onCards: readonly (readonly number[])[] = [[0, 1, 2], [3, 4], [5, 8], [6], [9]]
const themesOfBodies: readonly (readonly number[])[] = [[0, 1], [2], []]

export async function manyThings(app: App): Promise<ManyThings> {
  const place = await newTenant(app, new Date('2009-01-12T09:00:00Z'))
  // A directorate over a department over a division; another department beside; another tree.
  const departments: { id: number; code: string }[] = []
  for (const above of [null, 0, 1, 0, null]) {
    const parent = above === null ? undefined : departments[above]
    departments.push(
      await aDepartment(app, place.id, {
        code: `department-${departments.length}`,
        ...(parent ? { parentId: parent.id } : {}),
      }),
    )
  }
  const themes = await insertNamed(app, place, 'theme', ['theme-0', 'theme-1', 'theme-2'])
  const bodies = await insertNamed(app, place, 'body', ['body-0', 'body-1', 'body-2'])
  for (const [at, of] of themesOfBodies.entries())
    for (const theme of of) await link(app, place, 'body_theme', 'body_id', bodies[at], themes[theme])
  const indicators: ManyThings['indicators'][number][] = []
  for (const [at, [department, of]] of belonging.entries()) {
    const set = `set-${at % 4}`
    const indicator = await anIndicator(app, place.id, {
      code: `NI${at + 100}`,
      title: `Measure number ${at + 100}`,
      organisationId: department === null ? null : (departments[department]?.id ?? null),
      sets: [set],
    })
    for (const theme of of)
      await link(app, place, 'indicator_theme', 'indicator_id', indicator.id, themes[theme])
    indicators.push({ ...indicator, set, themeIds: of.flatMap((theme) => themes[theme] ?? []) })
  }
  const rows = indicators.map(({ code }) => `${code},${homeArea},Q2 2008/09,38.2`)
  done(await importText(app, place.id, ['indicator_code,area_code,period,value', ...rows].join('\n')))
  const cards = onCards.map((on, at) => ({
    code: `card-${at}`,
    indicatorIds: on.flatMap((one) => indicators[one]?.id ?? []),
  }))
  for (const card of cards) await insertCard(place, app, card)
  return {
    app,
    place,
    scopes: {
      organisation: departments.map(({ id }) => id),
      body: bodies,
      theme: themes,
      indicator: indicators.map(({ id }) => id),
    },
    indicators,
    departments,
    returns: await openReturns(app, place, departments),
    cards,
    editions: [
      ...(await publish(app, place, 'departmental', departments, (organisationId) => ({ organisationId }))),
      ...(await publish(
        app,
        place,
        'theme-exceptions',
        themes.map((id, at) => ({ id, code: `theme-${at}` })),
        (theme) => ({ themeIds: [theme] }),
      )),
    ],
  }
}

async function publish(
  app: App,
  place: Place,
  definition: string,
  subjects: readonly { readonly id: number; readonly code: string }[],
  factsOf: (id: number) => Facts,
): Promise<ManyThings['editions']> {
  const actor = await anActor(app, place.id, 'performance-team', undefined, `Who publishes ${definition}`)
  const editions: ManyThings['editions'][number][] = []
  for (const { id, code: body } of subjects) {
    const asked = { definition, period: periodSlug(theQuarter), body, asAt: null }
    const published = await publishReport(app, { place, actor, now: new Date() }, asked)
    if (!isRefusal(published)) editions.push({ code: published.edition.code, facts: factsOf(id) })
  }
  if (editions.length < 2) throw new Error(`no ${definition} was published`)
  return editions
}

async function insertNamed(
  app: App,
  place: Place,
  table: 'theme' | 'body',
  codes: readonly string[],
): Promise<number[]> {
  const { rows } = await app.db.pool.query<{ id: number }>(
    `insert into ${table} (tenant_id, code, name${table === 'body' ? ', kind' : ''})
     select $1, code, code${table === 'body' ? ", 'theme-partnership'" : ''} from unnest($2::text[]) code returning id`,
    [place.id, codes],
  )
  return rows.map(({ id }) => id)
}

async function link(
  app: App,
  place: Place,
  table: 'body_theme' | 'indicator_theme',
  column: string,
  id: number | undefined,
  themeId: number | undefined,
): Promise<void> {
  await app.db.pool.query(`insert into ${table} (tenant_id, ${column}, theme_id) values ($1, $2, $3)`, [
    place.id,
    id,
    themeId,
  ])
}

function insertCard(
  place: Place,
  app: App,
  { code, indicatorIds }: ManyThings['cards'][number],
): Promise<void> {
  const measures = indicatorIds.map((indicatorId) => ({
    objective: 'An objective',
    indicatorId,
    owner: '',
    baseline: '',
  }))
  const bands = [{ perspective: 'People', measures }]
  return inTenant(app.db, place.id, (trx) =>
    insertScorecard(trx, place.id, { code, title: code, body: '', bands }),
  )
}

async function openReturns(
  app: App,
  place: Place,
  departments: ManyThings['departments'],
): Promise<ManyThings['returns']> {
  const team = await anActor(app, place.id, 'performance-team')
  done(await openRound(app, team, { period: theQuarter, opensOn: '2008-10-01', dueOn: '2008-10-17' }))
  const { rows } = await app.db.pool.query<{ id: number; organisation_id: number }>(
    'select id, organisation_id from return where tenant_id = $1',
    [place.id],
  )
  return rows.map(({ id, organisation_id }) => ({
    id,
    departmentId: organisation_id,
    code: departments.find((department) => department.id === organisation_id)?.code ?? '',
  }))
}
