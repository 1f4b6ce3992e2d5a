import { z } from '@hono/zod-openapi'
import type { Assessment } from '../indicators/assess.ts'
import { describeAssessment } from '../indicators/describe-assessment.ts'
import { assessmentSchema } from '../indicators/assessment-json.ts'

export const scorecardHeadSchema = z
  .object({ code: z.string(), title: z.string(), body: z.string() })
  .openapi('ScorecardListed')

export const scorecardSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    body: z.string(),
    period: z.string(),
    periodLabel: z.string(),
    area: z.string(),
    bands: z.array(
      z.object({
        perspective: z.string(),
        measures: z.array(
          z.object({
            objective: z.string(),
            indicator: z.string(),
            title: z.string(),
            owner: z.string(),
            baseline: z.string().openapi({ description: 'As written: "To be set", "2/22".' }),
            judged: assessmentSchema,
            quarters: z.array(assessmentSchema),
            year: assessmentSchema,
          }),
        ),
      }),
    ),
  })
  .openapi('Scorecard')

export function assessmentJson(assessment: Assessment): z.input<typeof assessmentSchema> {
  const described = describeAssessment(assessment, 'en')
  return { ...described, directions: [...described.directions] }
}
