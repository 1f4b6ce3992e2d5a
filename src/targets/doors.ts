import { z } from '@hono/zod-openapi'
import { reading, writing, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { readTenant } from '../db/tenant.ts'
import { params, withIndicator } from '../figures/indicator-asked.action.ts'
import { figureWords } from '../figures/words.ts'
import { readPeriod } from '../kernel/read-period.ts'
import { refuse } from '../kernel/refusal.ts'
import { visibleTo } from '../rights/policy.ts'
import { adoptProposals } from './adopt-proposals.action.ts'
import { listPlaced } from './category.sql.ts'
import { loadProposals } from './load-proposals.action.ts'
import { placeTarget } from './place-target.action.ts'
import { proposalStates } from './proposal.ts'
import { saveProposal } from './save-proposal.action.ts'
import {
  adoptedSchema,
  adoptionSchema,
  categoryJson,
  categorySchema,
  newCategorySchema,
  newProposalSchema,
  proposalJson,
  proposalSchema,
} from './targets-json.ts'
import { targetKey } from './to-place.ts'
import { typedProposal } from './typed-proposal.ts'
import { targetWords } from './words.ts'

const own = targetWords('en')

export const targetDoors: RoomDoors = {
  room: 'targets',
  words: {
    refusals: { ...figureWords('en').refusals, ...own.refusals },
    findings: own.findings,
  },
  doors: [
    reading({
      path: '/target-proposals',
      name: 'listTargetProposals',
      summary: 'What is proposed as a target, the newest first, with what was decided',
      query: z.strictObject({ state: z.enum(proposalStates).optional(), ...pageQuery }),
      answer: pageOf(proposalSchema),
      run: ({ app, place, actor }, { query }) =>
        readTenant(app.db, place.id, async (trx) => {
          const found = await loadProposals(trx, actor, query.state)
          const items = found.map(({ code, proposal }) => proposalJson(code, proposal))
          return paged(items, query, ({ id }) => String(id))
        }),
    }),
    writing({
      method: 'post',
      path: '/indicators/{code}/proposals',
      name: 'proposeTarget',
      summary: 'Proposes a target with its quarterly profile, or writes the open proposal anew',
      params,
      body: newProposalSchema,
      answer: proposalSchema,
      staleWhy: null,
      async run({ app, actor }, { params: { code }, body }) {
        const { year: yearText, isDraft = false, version = 0, sure = false, ...typed } = body
        const read = readPeriod(yearText, 'financial-year')
        if (read.is !== 'one') return refuse('invalid', 'year-not-known')
        const seen = { code, year: read.period, version }
        const given = Object.fromEntries(Object.entries(typed).map(([box, value]) => [box, value ?? '']))
        const form = { ...typedProposal(undefined), ...given, sure: sure ? 'yes' : '' }
        const proposal = await saveProposal(app, actor, seen, form, !isDraft)
        return 'refused' in proposal ? proposal : { code, proposal }
      },
      reply: ({ code, proposal }) => ({ body: proposalJson(code, proposal), version: proposal.version }),
    }),
    writing({
      method: 'post',
      path: '/bodies/{code}/adoptions',
      name: 'adoptTargets',
      summary: 'Records what a body adopted: targets that were put to it, and its scorecards',
      params: z.object({ code: z.string().max(60) }),
      body: adoptionSchema,
      answer: adoptedSchema,
      staleWhy: null,
      run: ({ app, actor, today }, { params: { code }, body: { proposals, cards = [], ...decided } }) =>
        adoptProposals(app, actor, code, { ...decided, cards, proposals: proposals.map(String) }, today),
      reply: (adopted) => ({ body: adopted }),
    }),
    reading({
      path: '/indicators/{code}/categories',
      name: 'listTargetCategories',
      summary: 'What officers said of its targets, the newest first, beside what was reckoned then',
      params,
      query: z.strictObject(pageQuery),
      answer: pageOf(categorySchema),
      run: (call, { params: { code }, query }) =>
        withIndicator(call, code, {}, async (trx, { id }) => {
          const found = await listPlaced(trx, visibleTo(call.actor, 'performance.read'), [id], null)
          const items = found.map((one) => categoryJson(code, one))
          return paged(items, query, ({ period, regime, revision }) => `${period}/${regime}/${revision}`)
        }),
    }),
    writing({
      method: 'post',
      path: '/indicators/{code}/categories',
      name: 'placeTarget',
      summary: 'Places one of its targets in a category, with a reason',
      params,
      body: newCategorySchema,
      answer: categorySchema,
      staleWhy: null,
      async run({ app, actor, today }, { params: { code }, body }) {
        const { period, regime, category, reason, seenRevision = 0 } = body
        const read = readPeriod(period, 'financial-year')
        if (read.is !== 'one') return refuse('invalid', 'year-not-known')
        const typed = { target: targetKey({ period: read.period, regime }), category, reason }
        const placed = await placeTarget(app, actor, code, typed, seenRevision, today)
        return 'refused' in placed ? placed : { ...placed, by: actor.post, saidIn: null, code }
      },
      reply: ({ code, ...placed }) => ({ body: categoryJson(code, placed) }),
    }),
  ],
}
