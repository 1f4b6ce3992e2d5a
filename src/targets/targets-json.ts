import { z } from '@hono/zod-openapi'
import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import { text } from '../api/schemas.ts'
import { decimal, instant, periodJson } from '../figures/indicator-json.ts'
import { categories, type PlacedTarget } from './category.ts'
import { proposalStates, type Proposal } from './proposal.ts'

export const proposalSchema = z
  .object({
    id: z.number().int(),
    indicator: z.string(),
    area: z.string(),
    year: periodJson,
    regime: z.string(),
    state: z.enum(proposalStates),
    targets: z.array(
      z.object({
        period: periodJson,
        periodLabel: z.string(),
        value: decimal.nullable(),
        range: z.object({ low: decimal, high: decimal }).nullable(),
        wording: z.string(),
      }),
    ),
    basis: z.string(),
    owner: z.string().openapi({ description: 'Who is to set it, where there is no figure yet.' }),
    dueOn: z.string().nullable(),
    body: z.string().nullable().openapi({ description: 'Code of the body that is to adopt it.' }),
    writtenBy: z.string(),
    proposedBy: z.string().nullable(),
    decidedOn: z.string().nullable(),
    minute: z.string(),
    comments: z.array(z.object({ comment: z.string(), by: z.string(), at: instant })),
    version: z.number().int(),
  })
  .openapi('TargetProposal')

export function proposalJson(indicator: string, proposal: Proposal): z.input<typeof proposalSchema> {
  const { id, areaCode: area, regime, state, basis, dueOn, decidedOn, minute, version } = proposal
  return {
    ...{ id, indicator, area, regime, state, basis, dueOn, decidedOn, minute, version },
    year: periodSlug(proposal.year),
    targets: proposal.lines.map(({ period, value, range, wording }) => ({
      period: periodSlug(period),
      periodLabel: periodLabel(period),
      ...{ value, range, wording },
    })),
    owner: proposal.ownerPost,
    body: proposal.body?.code ?? null,
    writtenBy: proposal.writtenBy.post,
    proposedBy: proposal.proposedBy?.post ?? null,
    comments: proposal.comments.map(({ comment, by, at }) => ({ comment, by, at: at.toISOString() })),
  }
}

const aim = (description: string) => text(100).optional().openapi({ description, example: '38.2' })

/** As the form has it: what is left out is an empty box. */
export const newProposalSchema = z
  .strictObject({
    year: text(40).openapi({ example: '2009-10' }),
    regime: text(60).openapi({ example: 'corporate' }),
    target: aim('A number or a range, like "36 to 40".'),
    shape: z.enum(['typed', 'flat', 'glide']).optional(),
    start: aim('Where an even glide path begins.'),
    q1: aim('The first quarter, and so on.'),
    q2: aim(''),
    q3: aim(''),
    q4: aim(''),
    wording: text(500).optional(),
    owner: text(200).optional(),
    dueOn: text(10).optional(),
    basis: text(2_000).optional(),
    body: text(60).optional(),
    sure: z.boolean().optional().openapi({ description: 'What was asked about is right as it is.' }),
    isDraft: z.boolean().optional().openapi({ description: 'Kept as a draft, and put to no body yet.' }),
    version: z.number().int().min(0).optional().openapi({
      description: 'Of the open proposal for this target that is written anew; 0 where there is none.',
    }),
  })
  .openapi('NewTargetProposal')

export const adoptionSchema = z
  .strictObject({
    proposals: z.array(z.number().int().positive()).max(1_000),
    cards: z.array(text(40)).max(100).optional(),
    decidedOn: text(10).openapi({ example: '2009-01-12' }),
    minute: text(200),
  })
  .openapi('TargetAdoption')

export const adoptedSchema = z
  .object({ proposals: z.number().int(), targets: z.number().int(), cards: z.number().int() })
  .openapi('TargetsAdopted')

export const categorySchema = z
  .object({
    indicator: z.string(),
    area: z.string(),
    period: periodJson,
    regime: z.string(),
    category: z.enum(categories),
    reason: z.string(),
    forecast: z.enum(categories).nullable(),
    by: z.string(),
    at: instant,
    revision: z.number().int(),
    return: z.number().int().nullable().openapi({
      description: 'Id of the return that it came in with; null where it was said of the indicator itself.',
    }),
  })
  .openapi('TargetCategory')

export function categoryJson(indicator: string, placed: PlacedTarget): z.input<typeof categorySchema> {
  const { indicatorId: _, areaCode: area, period, at, saidIn, ...rest } = placed
  const came = saidIn?.returnId ?? null
  return { ...rest, indicator, area, period: periodSlug(period), at: at.toISOString(), return: came }
}

export const newCategorySchema = z
  .strictObject({
    period: text(40).openapi({ example: '2008-09' }),
    regime: text(60),
    category: text(20).openapi({ example: 'likely' }),
    reason: text(2_000),
    seenRevision: z.number().int().min(0).optional(),
  })
  .openapi('NewTargetCategory')
