import { z } from '@hono/zod-openapi'
import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import type { Target } from '../figures/indicator.ts'
import type { Period } from '../kernel/period.ts'
import { categories } from '../targets/category.ts'
import { findingsJson } from '../api/problem.ts'
import { text } from '../api/schemas.ts'
import type { ChangedSince } from './changed-since.ts'
import { checkReturn } from './check-return.ts'
import { openQuery } from './queries/open-query.ts'
import {
  answers,
  eachEntered,
  type Entered,
  type LineInContext,
  type ReturnHead,
  type StepTaken,
} from './return.ts'
import type { Placing, Placings } from './placing.ts'
import { returnStates, type Hands } from './transitions.ts'
import type { ReturnWords } from './words.ts'

const decimal = z.string().openapi({ description: 'An exact decimal number.', example: '38.2' })
const day = z.iso.date()
const instant = z.iso.datetime().nullable()
const most = 20_000
const hands = z
  .union([z.literal(2), z.literal(3)])
  .openapi({ description: '2: sent, then accepted. 3: sent, then certified, then accepted.' })

export const roundSchema = z
  .object({ period: z.string(), periodLabel: z.string(), opensOn: day, dueOn: day, hands })
  .openapi('Round')

export function roundJson(round: {
  readonly period: Period
  readonly opensOn: string
  readonly dueOn: string
  readonly hands: Hands
}): z.input<typeof roundSchema> {
  const { period, opensOn, dueOn, hands: signing } = round
  return { period: periodSlug(period), periodLabel: periodLabel(period), opensOn, dueOn, hands: signing }
}

export const returnHeadSchema = z
  .object({
    id: z.number().int(),
    department: z.object({ code: z.string(), name: z.string() }),
    period: z.string(),
    periodLabel: z.string(),
    state: z.enum(returnStates),
    hands,
    version: z.number().int().openapi({ description: 'In quotes it is the ETag, and what If-Match takes.' }),
    opensOn: day,
    dueOn: day.openapi({ description: 'With the time that was given beside that of the round.' }),
    firstDueOn: day.openapi({ description: 'The day of the round.' }),
    keyIssues: z.string(),
    savedAt: instant,
    savedBy: z.string().nullable(),
    sentAt: instant,
    sentBy: z.string().nullable(),
    certifiedAt: instant,
    certifiedBy: z.string().nullable(),
    decidedAt: instant,
    decidedBy: z.string().nullable(),
  })
  .openapi('ReturnListed')

export function returnHeadJson(head: ReturnHead): z.input<typeof returnHeadSchema> {
  const { id, state, version, opensOn, dueOn, firstDueOn, keyIssues } = head
  const { savedBy, sentBy, certifiedBy, decidedBy } = head
  return {
    id,
    department: { code: head.organisationCode, name: head.organisationName },
    period: periodSlug(head.period),
    periodLabel: periodLabel(head.period),
    state,
    hands: head.hands,
    version,
    opensOn,
    dueOn,
    firstDueOn,
    keyIssues,
    savedAt: head.savedAt?.toISOString() ?? null,
    savedBy,
    sentAt: head.sentAt?.toISOString() ?? null,
    sentBy,
    certifiedAt: head.certifiedAt?.toISOString() ?? null,
    certifiedBy,
    decidedAt: head.decidedAt?.toISOString() ?? null,
    decidedBy,
  }
}

export const returnSchema = returnHeadSchema
  .extend({
    lines: z.array(
      z.object({
        indicator: z.string(),
        period: z.string().openapi({ description: 'What the figure is about; it ends with the quarter.' }),
        owner: z.object({ id: z.number().int(), post: z.string() }).nullable(),
        title: z.string(),
        unit: z.string(),
        decimals: z.number().int(),
        answer: z.enum(['', ...answers]),
        typed: z.string(),
        reason: z.string(),
        cause: z.string(),
        action: z.string(),
        forecast: z.string(),
        category: z.enum(['', ...categories]).openapi({
          description: 'How likely the target of the year is; empty: what was said last stands.',
        }),
        categoryReason: z.string(),
        placing: z
          .object({
            period: z.string().openapi({ description: 'Of the target that the category is about.' }),
            regime: z.string(),
            said: z
              .object({
                category: z.enum(categories),
                reason: z.string(),
                by: z.string(),
                at: z.iso.datetime(),
              })
              .nullable()
              .openapi({ description: 'What was said last.' }),
            forecast: z.string().nullable().openapi({ description: 'What is worked out from the figures.' }),
          })
          .nullable()
          .openapi({ description: 'Null where there is no target of the year that is still to be met.' }),
        value: decimal.nullable(),
        last: decimal.nullable().openapi({ description: 'The figure of the period before.' }),
        target: z
          .object({ value: decimal.nullable(), low: decimal.nullable(), high: decimal.nullable() })
          .nullable(),
        expected: z.object({ low: decimal, high: decimal }).nullable(),
        changedSinceAccepted: z
          .object({
            was: decimal.nullable(),
            wasMark: z.string(),
            is: decimal.nullable(),
            isMark: z.string(),
            at: z.iso.datetime(),
            by: z.string().nullable(),
          })
          .nullable()
          .openapi({
            description: 'How the figure says something else today than when the return was accepted.',
          }),
        status: z.string().nullable().openapi({ description: 'What the figure would be judged as.' }),
        query: z
          .string()
          .nullable()
          .openapi({ description: 'What was asked about it and is not answered yet.' }),
      }),
    ),
    question: z.object({ comment: z.string(), by: z.string(), at: z.iso.datetime() }).nullable().openapi({
      description: 'With what it was sent back, where that is not answered yet; of its lines see each.',
    }),
    findings: z.array(
      z.object({ field: z.string(), code: z.string(), severity: z.string(), message: z.string() }),
    ),
  })
  .openapi('Return')

/** What the answer says beside the lines themselves. */
interface LinesBeside {
  readonly changes: ReadonlyMap<string, ChangedSince>
  readonly placings: Placings
  readonly steps: readonly StepTaken[]
}

export function returnJson(
  head: ReturnHead,
  lines: readonly LineInContext[],
  { changes, placings, steps }: LinesBeside,
  words: ReturnWords,
): z.input<typeof returnSchema> {
  const asked = openQuery(steps)
  const queries = new Map(asked?.queries.map(({ code, comment }) => [code, comment]))
  return {
    ...returnHeadJson(head),
    lines: lines.map(
      ({ indicator, period, owner, entered, value, previous, target, toPlace, expected, assessment }) => ({
        indicator: indicator.code,
        period: periodSlug(period),
        owner,
        title: indicator.title,
        unit: indicator.unit,
        decimals: indicator.decimals,
        ...entered,
        placing: toPlace && placingJson(toPlace, placings.get(indicator.code)),
        value,
        last: previous?.value ?? null,
        target: target && {
          value: target.value,
          low: target.range?.low ?? null,
          high: target.range?.high ?? null,
        },
        expected,
        changedSinceAccepted: changedJson(changes.get(indicator.code)),
        status: assessment?.status ?? null,
        query: queries.get(indicator.code) ?? null,
      }),
    ),
    question: asked && { comment: asked.comment, by: asked.by, at: asked.at.toISOString() },
    findings: findingsJson([...checkReturn(lines, head.keyIssues)], [words]),
  }
}

function placingJson({ period, regime }: Target, placing: Placing | undefined) {
  const said = placing?.said ?? null
  return {
    period: periodSlug(period),
    regime,
    said: said && { category: said.category, reason: said.reason, by: said.by, at: said.at.toISOString() },
    forecast: placing?.forecast?.category ?? null,
  }
}

function changedJson(changed: ChangedSince | undefined) {
  if (!changed) return null
  const { was, is } = changed
  return {
    was: was.value,
    wasMark: was.mark,
    is: is.value,
    isMark: is.mark,
    at: is.recordedAt.toISOString(),
    by: is.recordedBy,
  }
}

/** What is to be changed of a draft; what is left out stays as it is. */
export const draftSchema = z
  .strictObject({
    keyIssues: text(most).optional(),
    lines: z
      .array(
        z.strictObject({
          indicator: text(40),
          answer: z.enum(['', ...answers]).optional(),
          typed: text(100).optional(),
          reason: text(most).optional(),
          cause: text(most).optional(),
          action: text(most).optional(),
          forecast: text(most).optional(),
          category: z.enum(['', ...categories]).optional(),
          categoryReason: text(most).optional(),
        }),
      )
      .max(1_000)
      .optional(),
  })
  .openapi('ReturnDraft')

/** Who fills which line; null: whoever sends the return. What is left out stays as it is. */
export const ownersSchema = z
  .strictObject({
    owners: z
      .array(
        z.strictObject({
          indicator: text(40),
          person: z.number().int().min(1).max(2_147_483_647).nullable(),
        }),
      )
      .max(1_000),
  })
  .openapi('ReturnOwners')

/** A query needs words of the whole return or of any of its lines. */
export const querySchema = z
  .strictObject({
    comment: text(most).optional(),
    lines: z
      .record(z.string(), text(most))
      .optional()
      .openapi({ description: 'What is asked about single lines, by the code of the indicator.' }),
  })
  .openapi('Query')

export const commentSchema = z.strictObject({ comment: text(most).optional() }).openapi('Comment')

type DraftLine = NonNullable<z.output<typeof draftSchema>['lines']>[number]

/** The line as it will stand. */
export function mergedLine(stored: Entered, changed: DraftLine): Entered {
  return eachEntered(stored, (text, field) => changed[field] ?? text)
}
