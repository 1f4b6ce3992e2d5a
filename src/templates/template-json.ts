import { z } from '@hono/zod-openapi'
import type { TemplateStep } from './template.ts'

const step = z.object({
  number: z.number().int(),
  file: z
    .object({
      name: z.string(),
      bytes: z.number().int(),
      hash: z.string().openapi({ description: 'SHA-256 of the file as it was sent.' }),
    })
    .nullable()
    .openapi({ description: 'Null where the template was taken out of use.' }),
  by: z.string(),
  at: z.string(),
})

export const templateSchema = z
  .object({
    inUse: step.nullable().openapi({ description: 'Null where Word files have the look of the service.' }),
    steps: z.array(step).openapi({ description: 'What was sent and taken out of use, the last first.' }),
  })
  .openapi('WordTemplate')

export const templateSentSchema = z
  .strictObject({
    name: z.string().max(200).openapi({ example: 'letterhead.docx' }),
    file: z.base64().nullable().openapi({
      description:
        'The .docx or .dotx file, of at most 700 KB here: larger ones are sent on the page. Null takes the one in use out of use.',
    }),
    seen: z.number().int().min(0).optional().openapi({
      description: 'Number of the last step that you know of, 0 for none: one that followed is not replaced.',
    }),
  })
  .openapi('WordTemplateSent')

export const templateStepSchema = step.openapi('WordTemplateStep')

export function stepJson({ number, file, by, at }: TemplateStep): z.input<typeof step> {
  return { number, file: file && { ...file }, by, at: at.toISOString() }
}

export function templateJson(steps: readonly TemplateStep[]): z.input<typeof templateSchema> {
  const [last] = steps
  return { inUse: last?.file ? stepJson(last) : null, steps: steps.map(stepJson) }
}
