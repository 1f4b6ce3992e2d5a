import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { inTenant, readTenant, type TenantTransaction } from '../../src/db/tenant.ts'
import { findHomeArea, listAreas } from '../../src/areas/area.sql.ts'
import { listCommentary } from '../../src/figures/commentary.sql.ts'
import { findIndicator, listIndicatorKinds, listIndicators } from '../../src/figures/indicator.sql.ts'
import {
  findLatestPeriod,
  listObservations,
  listRecorded,
  listRevisions,
} from '../../src/figures/observation.sql.ts'
import { listBreaks } from '../../src/figures/series-break.sql.ts'
import { findRule, listTargets } from '../../src/figures/target.sql.ts'
import { periodSlug } from '../../src/kernel/period-words.ts'
import { findActor } from '../../src/rights/find-actor.sql.ts'
import { findOrganisation, listOrganisations } from '../../src/organisations/organisation.sql.ts'
import { findPersonNamed, listPosts } from '../../src/people/person.sql.ts'
import { visibleTo } from '../../src/rights/policy.ts'
import { findHead, listHistory, listLatest, listLinks, listWhoDid } from '../../src/record/audit.sql.ts'
import { makeChange } from '../../src/record/make-change.action.ts'
import { nothingEntered } from '../../src/returns/return.ts'
import {
  findReturn,
  insertStep,
  listLines,
  listReturns,
  listSteps,
  updateLine,
  updateReturn,
} from '../../src/returns/return.sql.ts'
import { quarter } from '../../src/kernel/period.ts'
import { listDue, listRounds } from '../../src/figures/round.sql.ts'
import { listMemberships, listSetsOf, listSpellsInSets } from '../../src/sets/membership.sql.ts'
import { findSet, listSets } from '../../src/sets/set.sql.ts'
import { findScorecard, listScorecards } from '../../src/scorecards/scorecard.sql.ts'
import { returnNow } from './an-open-return.ts'
import { furnish, type Furnished } from './furnished-place.ts'
import { homeArea } from './new-tenant.ts'
import { quietApp } from './quiet-app.ts'

let app: App
let here: Furnished
let there: Furnished
beforeAll(async () => {
  app = await quietApp()
  here = await furnish(app, 'of-here', 2008, 700_001)
  there = await furnish(app, 'of-there', 2058, 900_001)
})

const all = visibleTo(
  {
    tenantId: 0,
    personId: 0,
    name: '',
    post: '',
    grants: [{ role: 'auditor', covers: 'all' }],
    isConfirmed: true,
    requestId: '',
  },
  'return.read',
)
const everything = visibleTo(
  {
    tenantId: 0,
    personId: 0,
    name: '',
    post: '',
    grants: [{ role: 'auditor', covers: 'all' }],
    isConfirmed: true,
    requestId: '',
  },
  'performance.read',
)

/** What a query asks for: things of the reader's own place, and those of the other that it must not find. */
interface Asked {
  readonly one: Furnished
  readonly other: Furnished
  readonly asAt: Date | null
}
type Query = (trx: TenantTransaction, asked: Asked) => Promise<unknown>

const idsOf = ({ one, other }: Asked): number[] =>
  [...other.indicators, ...one.indicators].map(({ id }) => id)
const codesOf = ({ one, other }: Asked): string[] => ['NI192', `only-${one.mark}`, `only-${other.mark}`]

/** Every function of the rooms that reads, asked as openly as it can be. */
const queries: Readonly<Record<string, Query>> = {
  listAreas: (trx) => listAreas(trx),
  listAreasByCode: (trx) => listAreas(trx, ['E1', homeArea]),
  findHomeArea: (trx) => findHomeArea(trx),
  listIndicators: (trx) => listIndicators(trx, everything),
  listIndicatorsById: (trx, asked) => listIndicators(trx, everything, { ids: idsOf(asked) }),
  listIndicatorsByCode: (trx, asked) => listIndicators(trx, everything, { codes: codesOf(asked) }),
  listIndicatorsOfSet: (trx, { one }) => listIndicators(trx, everything, { set: `set-${one.mark}` }),
  searchIndicators: (trx) => listIndicators(trx, everything, { search: 'of-' }),
  listIndicatorsOfDepartment: (trx, { one }) =>
    listIndicators(trx, everything, { organisationId: one.department.id }),
  findIndicator: (trx) => findIndicator(trx, 'NI192'),
  findIndicatorOfOne: (trx, { one }) => findIndicator(trx, `only-${one.mark}`),
  listIndicatorKinds: async (trx, asked) => [...(await listIndicatorKinds(trx, codesOf(asked)))],
  listSetsOf: (trx, { one }) => listSetsOf(trx, one.indicators[0]?.id ?? 0, '2008-09-30'),
  listSets: (trx) => listSets(trx, everything),
  findSet: (trx, { one }) => findSet(trx, everything, `set-${one.mark}`),
  listMemberships: (trx, { one }) => listMemberships(trx, everything, `set-${one.mark}`),
  listSpellsInSets: async (trx, { one }) =>
    [...(await listSpellsInSets(trx, [`set-${one.mark}`]))].map(([set, own]) => [set, [...own]]),
  listObservations: (trx, asked) => listObservations(trx, { indicatorIds: idsOf(asked) }, asked.asAt),
  listObservationsOfPeriods: (trx, asked) =>
    listObservations(
      trx,
      { indicatorIds: idsOf(asked), areaCodes: ['E1', homeArea], periods: [asked.one.world.at.period] },
      asked.asAt,
    ),
  listRevisions: (trx, { one }) =>
    listRevisions(trx, {
      indicatorId: one.indicators[0]?.id ?? 0,
      areaCode: homeArea,
      period: one.world.at.period,
    }),
  findLatestPeriod: (trx, { asAt }) => findLatestPeriod(trx, 'quarter', asAt),
  listRecorded: (trx) => listRecorded(trx, { after: 0, upTo: null }),
  listTargets: (trx, asked) => listTargets(trx, { indicatorIds: idsOf(asked) }, asked.asAt),
  findRule: (trx, { asAt }) => findRule(trx, asAt),
  listCommentary: async (trx, asked) => [
    ...(await listCommentary(trx, { indicatorIds: idsOf(asked) }, asked.asAt)),
  ],
  listBreaks: async (trx, asked) => [...(await listBreaks(trx, idsOf(asked)))],
  listReturns: (trx) => listReturns(trx, all),
  listReturnsById: (trx, { one }) => listReturns(trx, all, { id: one.head.id }),
  findReturn: (trx, { one }) => findReturn(trx, all, 'waste', one.world.at.period),
  listLines: (trx, { one }) => listLines(trx, one.head.id),
  listSteps: (trx, { one }) => listSteps(trx, one.head.id),
  listRounds: (trx) => listRounds(trx),
  listDue: (trx) => listDue(trx, quarter(2030, 2)), // Of a year that is a trace of neither.
  listScorecards: (trx) => listScorecards(trx, everything),
  findScorecard: (trx) => findScorecard(trx, everything, 'card'),
  listOrganisations: (trx) => listOrganisations(trx),
  findOrganisation: (trx) => findOrganisation(trx, 'waste'),
  listPosts: (trx) => listPosts(trx),
  findPersonNamed: (trx, { one }) => findPersonNamed(trx, `collator ${one.mark}`),
  findActor: (trx, { one }) =>
    findActor(trx, one.place.id, { personId: one.world.team.personId }, '2060-01-01', { requestId: 'r' }),
  listLinks: (trx) => listLinks(trx, 0, 1000),
  listLatest: (trx) => listLatest(trx, 1e6, 1000),
  listHistory: (trx) => listHistory(trx, { subjectKind: 'return', subjects: ['waste/'] }, 100),
  listWhoDid: (trx, { one }) =>
    listWhoDid(trx, {
      action: 'return-saved',
      subjectKind: 'return',
      subject: `waste/${periodSlug(one.world.at.period)}`,
    }),
  findHead: (trx) => findHead(trx),
}

/** What a place is known by: its mark, its decade, the numbers of its things. */
const knownBy = (): Readonly<Record<'here' | 'there', RegExp>> => ({
  here: new RegExp(`of-here|"index":803\\d|\\b200[789]\\b|\\b7000\\d\\d\\b|${here.headHash}`),
  there: new RegExp(`of-there|"index":823\\d|\\b205[789]\\b|\\b9000\\d\\d\\b|${there.headHash}`),
})

/** The answer as text, the bytes of a hash as the hexadecimal that they are known by. */
function textOf(answer: unknown): string {
  return JSON.stringify([answer], (_, value: unknown) =>
    isBytes(value) ? Buffer.from(value.data).toString('hex') : value,
  )
}

function isBytes(value: unknown): value is { data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
}

describe('two places', () => {
  it('never show each other anything: 200 queries, whatever they ask for', async () => {
    const names = Object.keys(queries)
    const asked = fc.record({
      name: fc.constantFrom(...names),
      from: fc.boolean(),
      about: fc.boolean(),
      asAt: fc.constantFrom(null, new Date('2059-01-01T00:00:00Z')),
    })
    const known = knownBy()
    const found = new Set<string>()
    const everyOne = names.flatMap((name) =>
      [true, false].map((about) => ({ name, from: true, about, asAt: null })),
    )
    for (const { name, from, about, asAt } of [
      ...everyOne,
      ...fc.sample(asked, { numRuns: 200, seed: 2008 }),
    ]) {
      const [own, foreign] = from ? [here, there] : [there, here]
      const [one, other] = about ? [own, foreign] : [foreign, own]
      const answer = await readTenant(app.db, own.place.id, async (trx) =>
        queries[name]?.(trx, { one, other, asAt }),
      )
      const [ownTrace, foreignTrace] = from ? [known.here, known.there] : [known.there, known.here]
      const text = textOf(answer)
      expect([name, foreignTrace.exec(text)?.[0]]).toEqual([name, undefined])
      if (ownTrace.test(text)) found.add(name)
    }
    // Each of them does find what is the reader's own: the test would see a trace if there were one.
    expect(names.filter((name) => !found.has(name))).toEqual([])
  })

  it('cannot change each other', async () => {
    const before = await returnNow(there.world, there.world.team)
    const lines = await readTenant(app.db, there.place.id, (trx) => listLines(trx, there.head.id))
    await inTenant(app.db, here.place.id, async (trx) => {
      await updateReturn(trx, there.head.id, {
        state: 'open',
        keyIssues: { text: 'from next door', by: null },
      })
      await updateLine(
        trx,
        there.head.id,
        there.indicators[0]?.id ?? 0,
        { ...nothingEntered, typed: '1' },
        { at: new Date(), personId: null, version: 2 },
      )
    })
    expect(await returnNow(there.world, there.world.team)).toEqual(before)
    expect(await readTenant(app.db, there.place.id, (trx) => listLines(trx, there.head.id))).toEqual(lines)
  })

  it.each(['its number', 'the number of the other'])(
    'cannot put anything into each other under %s',
    async (which) => {
      const tenantId = which === 'its number' ? here.place.id : there.place.id
      const taken = {
        step: 'submit',
        state: 'open',
        comment: '',
        by: there.world.team.personId,
        at: new Date(),
      } as const
      const smuggled = inTenant(app.db, here.place.id, (trx) =>
        insertStep(trx, tenantId, there.head.id, taken),
      )
      await expect(smuggled).rejects.toThrow(/foreign key|row-level security/)
    },
  )

  it('do not answer an actor of one as the other', async () => {
    const author = { personId: there.world.team.personId, name: 'x', requestId: 'x' }
    const change = makeChange(app.db, here.place.id, author, (one) =>
      one.record({ as: 'x', action: 'x', subjectKind: 'x', subject: 'x' }),
    )
    await expect(change).rejects.toThrow(/foreign key/)
  })
})
