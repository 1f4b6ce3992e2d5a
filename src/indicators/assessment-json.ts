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
    numerator: decimal.nullable(),
    denominator: decimal.nullable(),
    mark: z.string().nullable(),
    valueStatus: z.string().nullable(),
    revision: z.number().int().nullable(),
    recordedAt: instant.nullable(),
    target: z
      .object({
        value: decimal.nullable(),
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
  })
  .openapi('Assessment')
