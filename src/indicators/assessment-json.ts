import { z } from '@hono/zod-openapi'
import { decimal, instant, periodJson } from '../figures/indicator-json.ts'

/** What `describeAssessment` says. */
export const assessmentSchema = z
  .object({
    indicator: z.string(),
    area: z.string(),
    period: periodJson,
    periodLabel: z.string(),
    value: decimal.nullable(),
    text: z.string().nullable().openapi({ description: 'As it is printed.', example: 'Amber Green' }),
    numerator: decimal.nullable(),
    denominator: decimal.nullable(),
    mark: z.string().nullable(),
    valueStatus: z.string().nullable(),
    revision: z.number().int().nullable(),
    recordedAt: instant.nullable(),
    target: z
      .object({
        value: decimal.nullable(),
        text: z.string().nullable(),
        low: decimal.nullable(),
        high: decimal.nullable(),
        regime: z.string(),
      })
      .nullable(),
    status: z.string().openapi({ example: 'green' }),
    exceeded: z.boolean(),
    direction: z.string(),
    directions: z.array(
      z.object({
        basis: z.string(),
        direction: z.string(),
        period: periodJson,
        value: decimal.nullable(),
        why: z.string().nullable(),
      }),
    ),
    tolerance: z.object({ kind: z.string(), value: decimal }),
    ruleVersion: z.number().int(),
    explanation: z.string(),
    benchmark: z
      .object({
        status: z.string().openapi({ example: 'similar' }),
        against: z.string().nullable().openapi({ description: 'Name of an area, or of a group.' }),
        isMedian: z.boolean(),
        value: z.number().nullable(),
        lower: z.number().nullable().openapi({ description: 'Lower limit of the figure at 95 %.' }),
        upper: z.number().nullable(),
        limitsFrom: z.string().nullable().openapi({ example: 'Wilson' }),
        level: z.string(),
        ruleVersion: z.number().int(),
        why: z.string().nullable().openapi({ description: 'Why it is not compared.' }),
        explanation: z.string(),
      })
      .optional()
      .openapi({
        description:
          'Against the benchmark of the place: never one with `status`, which is against the target.',
      }),
  })
  .openapi('Assessment')
