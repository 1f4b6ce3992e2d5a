import { z } from '@hono/zod-openapi'
import { text } from '../api/schemas.ts'
import { setKinds, type IndicatorSet, type Membership } from './set.ts'

const day = z.string().nullable().openapi({ example: '2008-04-01', description: 'Null: not known, or open.' })

export const setSchema = z
  .object({ code: z.string(), name: z.string(), kind: z.enum(setKinds), source: z.string() })
  .openapi('IndicatorSet')

export function setJson({ code, name, kind, source }: IndicatorSet): z.input<typeof setSchema> {
  return { code, name, kind, source }
}

export const memberSchema = z
  .object({
    indicator: z.string(),
    title: z.string(),
    startsOn: day,
    endsOn: day,
    titleToCheck: z
      .boolean()
      .openapi({ description: 'The title came with a pack; nobody has held it against its source.' }),
  })
  .openapi('SetMember', { description: 'One time in which an indicator is in a set.' })

export function memberJson({
  code,
  title,
  startsOn,
  endsOn,
  isTitleUnchecked,
}: Membership): z.input<typeof memberSchema> {
  return { indicator: code, title, startsOn, endsOn, titleToCheck: isTitleUnchecked }
}

const nameAndKind = { name: text(1_000), kind: z.enum(setKinds), source: text(2_000).optional() }
export const newSetSchema = z.strictObject({ code: text(100), ...nameAndKind }).openapi('NewIndicatorSet')
export const changedSetSchema = z.strictObject(nameAndKind).openapi('ChangedIndicatorSet')

const codes = z.array(text(60)).max(1_000)
export const joiningSchema = z
  .strictObject({ indicators: codes, startsOn: text(20).optional(), endsOn: text(20).optional() })
  .openapi('SetJoining')
export const leavingSchema = z
  .strictObject({
    indicators: codes,
    endsOn: text(20)
      .optional()
      .openapi({ description: 'The last day in the set; left out: they were put in by mistake.' }),
  })
  .openapi('SetLeaving')
export const membersChangedSchema = z
  .object({ changed: z.number().int(), unchanged: z.number().int() })
  .openapi('SetMembersChanged')

export const packSchema = z
  .object({
    name: z.string(),
    title: z.string(),
    set: z.string(),
    source: z.string(),
    indicators: z.number().int(),
  })
  .openapi('Pack')
export const packLoadingSchema = z.strictObject({}).openapi('PackLoading')
export const packLoadedSchema = z
  .object({
    set: z.string(),
    created: z.number().int(),
    joined: z.number().int(),
    standing: z.number().int(),
  })
  .openapi('PackLoaded')
