import { z } from '@hono/zod-openapi'
import { sectors } from '../organisations/organisation.ts'
import { bodyKinds, type Body } from './body.ts'
import { memberRoles, type Member } from './membership.ts'
import type { MakeUp } from './sector-make-up.ts'

const bodyFacts = {
  code: z.string(),
  name: z.string(),
  kind: z.enum(bodyKinds),
  partOf: z.string().nullable().openapi({ description: 'Code of the body that it is a subgroup of.' }),
  themes: z.array(z.object({ code: z.string(), name: z.string() })),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable().openapi({ description: 'Its last day; null while it is open.' }),
  version: z.number().int(),
}

const findingSchema = z.object({
  field: z.string(),
  code: z.string(),
  severity: z.string(),
  message: z.string(),
})

export const bodySchema = z.object(bodyFacts).openapi('Body')

export const bodyListedSchema = z
  .object({ ...bodyFacts, members: z.number().int(), findings: z.array(findingSchema) })
  .openapi('BodyListed')

export const bodyDetailSchema = z
  .object({
    ...bodyFacts,
    members: z.array(
      z.object({
        id: z.number().int(),
        post: z.string(),
        role: z.enum(memberRoles),
        speaksFor: z.object({ code: z.string(), name: z.string(), sector: z.enum(sectors) }).nullable(),
        startsOn: z.string(),
        endsOn: z.string().nullable(),
        reviewDueOn: z.string().nullable(),
      }),
    ),
    makeUp: z.object({
      withSector: z.number().int(),
      without: z.number().int().openapi({ description: 'Members who speak for nobody in particular.' }),
      bySector: z.array(
        z.object({
          sector: z.enum(sectors),
          count: z.number().int(),
          percent: z.number().int().openapi({ description: 'Of the members with a sector.' }),
        }),
      ),
    }),
    findings: z.array(findingSchema),
  })
  .openapi('BodyWithMembers')

export function bodyJson(body: Body): z.input<typeof bodySchema> {
  const { code, name, kind, partOf, openedOn, closedOn, version } = body
  const themes = body.themes.map((theme) => ({ code: theme.code, name: theme.name }))
  return { code, name, kind, partOf, themes, openedOn, closedOn, version }
}

type Detail = z.input<typeof bodyDetailSchema>

export const memberJson = (member: Member): Detail['members'][number] => ({
  id: member.id,
  post: member.post,
  role: member.role,
  speaksFor: member.speaksFor && { ...member.speaksFor },
  startsOn: member.startsOn,
  endsOn: member.endsOn,
  reviewDueOn: member.reviewDueOn,
})

export const makeUpJson = ({ bySector, withSector, without }: MakeUp): Detail['makeUp'] => ({
  withSector,
  without,
  bySector: bySector.map((one) => ({ ...one })),
})

const codes = z.array(z.string().max(60)).max(100)
const partOf = z.string().max(60).nullable()

export const newBodySchema = z
  .strictObject({
    code: z.string().max(60).optional().openapi({ description: 'Made from the name unless given.' }),
    name: z.string().max(300),
    kind: z.enum(bodyKinds),
    partOf: partOf.optional(),
    themes: codes.optional().openapi({ description: 'Codes of themes.' }),
    openedOn: z.string().max(10).optional(),
  })
  .openapi('NewBody')

export const bodyEditSchema = z
  .strictObject({
    name: z.string().max(300).optional(),
    kind: z.enum(bodyKinds).optional(),
    partOf: partOf.optional(),
    themes: codes.optional(),
  })
  .openapi('BodyEdit')

export const bodyClosingSchema = z.strictObject({ closedOn: z.string().max(10) }).openapi('BodyClosing')

export const bodyReopeningSchema = z.strictObject({}).openapi('BodyReopening')
