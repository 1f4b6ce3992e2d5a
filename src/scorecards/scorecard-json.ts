import { z } from '@hono/zod-openapi'
import type { Assessment } from '../indicators/assess.ts'
import { describeAssessment } from '../indicators/describe-assessment.ts'
import { assessmentSchema } from '../indicators/assessment-json.ts'
import type { CardStanding } from '../targets/card-standing.ts'
import { categories, type PlacedTarget } from '../targets/category.ts'

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
    adoption: z
      .object({ body: z.string(), on: z.string(), minute: z.string() })
      .nullable()
      .openapi({ description: 'Null: a draft, which no body had adopted by the day.' }),
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
            category: z
              .object({
                category: z.enum(categories),
                reason: z.string(),
                by: z.string().openapi({ description: 'The post of the officer.' }),
                at: z.iso.datetime(),
                forecast: z.enum(categories).nullable(),
              })
              .nullable()
              .openapi({ description: 'What an officer last said of its target; null: nobody has.' }),
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

export function adoptionJson(standing: CardStanding | null, day: string) {
  const adoption = standing?.adoption
  return adoption && adoption.on <= day
    ? { body: adoption.bodyName, on: adoption.on, minute: adoption.minute }
    : null
}

export function categoryJson(placed: PlacedTarget | null) {
  if (!placed) return null
  const { category, reason, by, at, forecast } = placed
  return { category, reason, by, at: at.toISOString(), forecast }
}
