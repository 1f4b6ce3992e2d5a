import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../../src/db/app.ts'
import { sessionOf } from './came-with.ts'
import { mayDo, type Facts } from '../../../src/rights/policy.ts'
import type { Action } from '../../../src/rights/roles.ts'
import { actorOf, aPerson } from '../../worlds/an-actor.ts'
import { quietApp } from '../../worlds/quiet-app.ts'
import { goldenRoles } from '../golden.ts'
import { ask } from './asker.ts'
import { manyThings, type ManyThings } from './many-things.ts'
import { serve, type Served } from './served.ts'

let app: App
let world: ManyThings
let served: Served
let somebody: { readonly personId: number; readonly cookie: string }
beforeAll(async () => {
  app = await quietApp()
  world = await manyThings(app)
  const { personId, accountId } = await aPerson(app, world.place.id, 'Somebody')
  somebody = { personId, cookie: await sessionOf(app, accountId) }
  served = await serve(app)
})

/** One thing that lists hold: by what the lists know it, where it opens, and what it belongs to. */
interface Item {
  readonly key: string
  readonly opensAt: readonly string[]
  /** It can be seen where any of these can: a scorecard is opened by each of its measures. */
  readonly facts: readonly Facts[]
}

interface Collection {
  readonly name: string
  readonly action: Action
  readonly items: () => readonly Item[]
  /** Every list there is of them, on a page or for a program, and what in its text names an item. */
  readonly lists: readonly { readonly path: () => string; readonly names: (key: string) => string }[]
}

const page = (path: string): string => `/${world.place.shortName}${path}`
const api = (path: string): string =>
  `/api/v1${path}${path.includes('?') ? '&' : '?'}place=${world.place.shortName}`
const factsOf = (id: number): Facts[] =>
  world.indicators
    .filter((indicator) => indicator.id === id)
    .map(({ organisationId, themeIds }) => ({
      indicatorId: id,
      themeIds,
      ...(organisationId === null ? {} : { organisationId }),
    }))

const collections: readonly Collection[] = [
  {
    name: 'indicators',
    action: 'performance.read',
    items: () =>
      world.indicators.map(({ id, code }) => ({
        key: code,
        opensAt: [
          page(`/indicators/${code}`),
          page(`/indicators/${code}/history`),
          page(`/figures/${code}/E06000006/q2-2008-09`),
          api(`/indicators/${code}`),
        ],
        facts: factsOf(id),
      })),
    lists: [
      { path: () => page('/indicators'), names: (code) => `/indicators/${code}"` },
      { path: () => page('/indicators?sort=-gap'), names: (code) => `/indicators/${code}"` },
      { path: () => page('/indicators/file'), names: (code) => `\n${code},` },
      { path: () => api('/indicators?limit=1000'), names: (code) => `"code":"${code}"` },
    ],
  },
  {
    name: 'returns',
    action: 'return.read',
    items: () =>
      world.returns.map(({ id, code, departmentId }) => ({
        key: `${id} ${code}`,
        opensAt: [page(`/returns/${code}/q2-2008-09`), api(`/returns/${id}`)],
        facts: [{ organisationId: departmentId }],
      })),
    lists: [
      {
        path: () => page('/returns?period=q2-2008-09'),
        names: (key) => `/returns/${key.split(' ')[1]}/q2-2008-09"`,
      },
      { path: () => api('/returns?limit=1000'), names: (key) => `"id":${key.split(' ')[0]},` },
    ],
  },
  {
    name: 'scorecards',
    action: 'performance.read',
    items: () =>
      world.cards.map(({ code, indicatorIds }) => ({
        key: code,
        opensAt: [page(`/scorecards/${code}`), api(`/scorecards/${code}`)],
        facts: indicatorIds.flatMap(factsOf),
      })),
    lists: [
      { path: () => page('/scorecards'), names: (code) => `/scorecards/${code}"` },
      { path: () => api('/scorecards?limit=1000'), names: (code) => `"code":"${code}"` },
    ],
  },
  {
    name: 'reports',
    action: 'performance.read',
    items: () =>
      world.departments.map(({ id, code }) => ({
        key: code,
        opensAt: [
          page(`/reports/departmental/q2-2008-09?body=${code}&section=all`),
          api(`/reports/departmental:${code}:q2-2008-09/files/csv`),
        ],
        facts: world.indicators
          .filter(({ organisationId }) => organisationId === id)
          .flatMap((indicator) => factsOf(indicator.id)),
      })),
    lists: [
      { path: () => page('/reports'), names: (code) => `/q2-2008-09?body=${code}"` },
      { path: () => api('/reports?limit=1000'), names: (code) => `"departmental:${code}:q2-2008-09"` },
    ],
  },
  {
    name: 'published reports',
    action: 'performance.read',
    items: () =>
      world.editions.map(({ code, facts }) => ({
        key: code,
        opensAt: [
          page(`/published/${code}`),
          ...['docx', 'pdf', 'xlsx', 'html', 'csv'].map((format) =>
            page(`/published/${code}/files/${format}`),
          ),
          api(`/published/${code}`),
          api(`/published/${code}/files/docx`),
        ],
        facts: [facts],
      })),
    lists: [
      { path: () => page('/published'), names: (code) => `/published/${code}"` },
      { path: () => api('/published?limit=1000'), names: (code) => `"code":"${code}"` },
    ],
  },
  {
    name: 'sets in the filter of the register',
    action: 'performance.read',
    items: () =>
      [...Map.groupBy(world.indicators, ({ set }) => set)].map(([set, of]) => ({
        key: set,
        opensAt: [],
        facts: of.flatMap(({ id }) => factsOf(id)),
      })),
    lists: [{ path: () => page('/indicators'), names: (set) => `<option value="${set}"` }],
  },
]

interface Given {
  readonly role: string
  readonly kind: 'all' | keyof ManyThings['scopes']
  readonly which: number
}

/** These roles and no others, from the next request on. */
async function give(grants: readonly Given[]): Promise<void> {
  const { pool } = app.db
  await pool.query('delete from role_grant where person_id = $1', [somebody.personId])
  for (const { role, kind, which } of grants) {
    const ids = kind === 'all' ? [] : world.scopes[kind]
    await pool.query(
      `insert into role_grant (tenant_id, person_id, role, starts_on${kind === 'all' ? '' : `, ${kind}_id`})
       values ($1, $2, $3, '2000-01-01'${kind === 'all' ? '' : ', $4'})`,
      [world.place.id, somebody.personId, role, ...(kind === 'all' ? [] : [ids[which % ids.length]])],
    )
  }
}

const given: fc.Arbitrary<Given[]> = fc.array(
  fc.record({
    role: fc.oneof(
      fc.constantFrom(...goldenRoles.keys()),
      // Those who see only what is theirs, more often than one in six.
      fc.constantFrom('body-officer', 'initiative-lead', 'partner-contributor', 'external-reviewer'),
    ),
    kind: fc.constantFrom(
      'all' as const,
      'organisation' as const,
      'body' as const,
      'theme' as const,
      'indicator' as const,
    ),
    which: fc.nat(9),
  }),
  { minLength: 1, maxLength: 3 },
)

async function statusOf(path: string): Promise<number> {
  return (await ask(served.origin, somebody.cookie, 'GET', path)).status
}

describe('what is listed', () => {
  it('is what opens, and what the policy allows, whatever somebody holds', async () => {
    let [worlds, listed, opened, closed] = [0, 0, 0, 0]
    await fc.assert(
      fc.asyncProperty(given, async (grants) => {
        worlds += 1
        await give(grants)
        const actor = await actorOf(app, world.place.id, somebody.personId)
        for (const { name, action, items, lists } of collections) {
          const texts = await Promise.all(
            lists.map(async ({ path, names }) => {
              const { status, text } = await ask(served.origin, somebody.cookie, 'GET', path())
              expect([path(), status]).toEqual([path(), 200])
              return (key: string): boolean => text.includes(names(key))
            }),
          )
          for (const { key, opensAt, facts } of items()) {
            const may = facts.some((of) => mayDo(actor, action, of))
            expect([name, key, ...texts.map((holds) => holds(key))]).toEqual([
              name,
              key,
              ...texts.map(() => may),
            ])
            const statuses = await Promise.all(opensAt.map(statusOf))
            expect([name, key, ...statuses]).toEqual([name, key, ...opensAt.map(() => (may ? 200 : 404))])
            listed += texts.length
            if (may) opened += opensAt.length
            else closed += opensAt.length
          }
        }
      }),
      { numRuns: 24, seed: 3 },
    )
    console.log(
      `${worlds} sets of grants: ${listed} places in lists as they open; ` +
        `${opened} addresses opened and ${closed} answered 404`,
    )
    expect(await served.faults()).toEqual([])
  }, 240_000)
})
