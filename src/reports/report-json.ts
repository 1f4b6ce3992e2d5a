import { z } from '@hono/zod-openapi'

export const reportSchema = z
  .object({
    id: z.string().openapi({ example: 'departmental:environmental-services:q2-2008-09' }),
    definition: z.string(),
    body: z.object({ code: z.string(), name: z.string() }).openapi({
      description: 'What it is about: a department, a theme, a scorecard, or the whole place (`all`).',
    }),
    period: z.string(),
    periodLabel: z.string(),
    figuresThere: z.number().int(),
    figuresDue: z.number().int(),
    formats: z.array(z.string()),
  })
  .openapi('ReportListed')

export const reportParams = z.object({
  id: z
    .string()
    .max(200)
    .regex(/^[a-z-]+:[^:]+:[^:]+$/)
    .openapi({ example: 'departmental:environmental-services:q2-2008-09' }),
  format: z.string().max(10).openapi({ example: 'docx' }),
})

/** The parts of a report's id. */
export function readReportId(id: string): { definition: string; body: string; period: string } {
  const [definition = '', body = '', period = ''] = id.split(':')
  return { definition, body, period }
}
