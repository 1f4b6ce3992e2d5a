import { z } from '@hono/zod-openapi'
import { organisationKinds, sectors, type Organisation } from './organisation.ts'

export const organisationSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(organisationKinds),
    sector: z.enum(sectors),
    partOf: z.string().nullable().openapi({ description: 'Code of the organisation above it.' }),
    openedOn: z.string().nullable(),
    closedOn: z.string().nullable().openapi({ description: 'Its last day; null while it is open.' }),
    version: z.number().int(),
  })
  .openapi('Organisation')

export function organisationJson(organisation: Organisation): z.input<typeof organisationSchema> {
  const { code, name, kind, sector, partOf, openedOn, closedOn, version } = organisation
  return { code, name, kind, sector, partOf, openedOn, closedOn, version }
}

const optional = { openedOn: z.string().max(10).optional(), partOf: z.string().max(60).nullable().optional() }

export const newOrganisationSchema = z
  .strictObject({
    code: z.string().max(60).optional().openapi({ description: 'Made from the name unless given.' }),
    name: z.string().max(300),
    kind: z.enum(organisationKinds),
    sector: z.enum(sectors),
    ...optional,
  })
  .openapi('NewOrganisation')

export const organisationEditSchema = z
  .strictObject({
    name: z.string().max(300).optional(),
    kind: z.enum(organisationKinds).optional(),
    sector: z.enum(sectors).optional(),
  })
  .openapi('OrganisationEdit')

export const organisationMoveSchema = z
  .strictObject({
    partOf: z.string().max(60).nullable().openapi({ description: 'Null to let it stand by itself.' }),
  })
  .openapi('OrganisationMove')

export const closingSchema = z.strictObject({ closedOn: z.string().max(10) }).openapi('OrganisationClosing')

export const reopeningSchema = z.strictObject({}).openapi('OrganisationReopening')
