import { z } from '@hono/zod-openapi'
import type { WholeArea } from './area.ts'

export const areaSchema = z
  .object({
    code: z.string().openapi({ example: 'E06000006' }),
    name: z.string(),
    kind: z.string().openapi({ description: 'Empty where nobody has said it.' }),
    partOf: z.string().nullable().openapi({ description: 'Code of the area that it lies in.' }),
    startsOn: z.string().nullable(),
    endsOn: z.string().nullable().openapi({ description: 'Its last day; null while it is in force.' }),
    replacedBy: z.array(z.string()).openapi({ description: 'Codes of what it became.' }),
    isHome: z.boolean().openapi({ description: 'The area that is the place itself.' }),
    version: z.number().int(),
  })
  .openapi('Area')

export function areaJson(
  { code, name, kind, parentCode, startsOn, endsOn, replacedBy, version }: WholeArea,
  homeCode: string | null,
): z.input<typeof areaSchema> {
  return {
    code,
    name,
    kind,
    partOf: parentCode,
    startsOn,
    endsOn,
    replacedBy: [...replacedBy],
    isHome: code === homeCode,
    version,
  }
}
