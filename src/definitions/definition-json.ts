import { z } from '@hono/zod-openapi'
import { decimal } from '../figures/indicator-json.ts'
import { measureKinds, polarities, ruleFamilies, waysOverAreas, waysOverTime } from '../figures/indicator.ts'
import { periodKinds } from '../kernel/period.ts'
import { nothingTyped, type TypedDefinition } from './typed-definition.ts'

const text = (most: number) => z.string().max(most)
const personId = z.number().int().nullable().openapi({ description: 'The id of a person of the place.' })

const needed = {
  title: text(600),
  definition: text(5_000),
  recordedHow: text(2_000).openapi({
    description: 'How and by whom it will be recorded, and in which existing system. Not empty.',
  }),
  kind: z.enum(measureKinds),
  polarity: z.enum(polarities),
  overTime: z.enum(waysOverTime),
  overAreas: z.enum(waysOverAreas),
  periodKind: z.enum(periodKinds),
  isKey: z.boolean(),
}

const optional = {
  source: text(600).optional(),
  levels: z
    .array(text(60))
    .max(12)
    .optional()
    .openapi({ description: 'Of a level: the names of its scale, the worst first.' }),
  unit: text(60).optional(),
  decimals: z.number().int().min(0).max(8).optional(),
  lagMonths: z.number().int().min(0).max(60).optional(),
  tolerance: z
    .strictObject({ kind: z.enum(['pct', 'abs']), value: decimal })
    .nullable()
    .optional()
    .openapi({ description: 'Its own; null for that of the place.' }),
  ruleFamily: z.enum(ruleFamilies).nullable().optional(),
  baseline: text(300).optional().openapi({ description: 'As it was written; a figure, a year, words.' }),
  baselineOwner: text(300).optional(),
  baselineDueOn: text(10).nullable().optional(),
  organisation: text(60).nullable().optional().openapi({ description: 'Code of the organisation.' }),
  owners: z.array(text(300)).max(20).optional().openapi({ description: 'Posts, the first one first.' }),
  collator: personId.optional(),
  responsible: personId.optional(),
}

export const newIndicatorSchema = z
  .strictObject({ code: text(60), ...needed, ...optional, sets: z.array(text(60)).max(50).optional() })
  .openapi('NewIndicator')

export const indicatorEditSchema = z
  .strictObject({ ...z.strictObject(needed).partial().shape, ...optional, reason: text(1_200) })
  .openapi('IndicatorEdit')

type New = z.output<typeof newIndicatorSchema>
type Given = { readonly [Name in keyof New]?: New[Name] | undefined }

/** What a program sent, as somebody would have typed it; what is left out stays as it is in `before`. */
export function typedFrom(given: Given, before: TypedDefinition = nothingTyped): TypedDefinition {
  const lines = (items: readonly string[] | undefined): string | undefined => items?.join('\n')
  const person = (id: number | null | undefined): string | undefined => (id === null ? '' : id?.toString())
  const sent: Partial<Record<keyof TypedDefinition, string | null | undefined>> = {
    code: given.code,
    title: given.title,
    definition: given.definition,
    source: given.source,
    recordedHow: given.recordedHow,
    kind: given.kind,
    ...(given.levels ? { levels: lines(given.levels), scale: given.levels.length > 0 ? 'own' : '' } : {}),
    unit: given.unit,
    decimals: given.decimals?.toString(),
    polarity: given.polarity,
    overTime: given.overTime,
    overAreas: given.overAreas,
    periodKind: given.periodKind,
    lagMonths: given.lagMonths?.toString(),
    ...(given.tolerance === undefined
      ? {}
      : { toleranceKind: given.tolerance?.kind ?? 'place', tolerance: given.tolerance?.value ?? '' }),
    ...(given.ruleFamily === undefined ? {} : { ruleFamily: given.ruleFamily ?? 'place' }),
    isKey: given.isKey === undefined ? undefined : given.isKey ? 'yes' : 'no',
    baseline: given.baseline,
    baselineOwner: given.baselineOwner,
    baselineDueOn: given.baselineDueOn === null ? '' : given.baselineDueOn,
    organisation: given.organisation === null ? '' : given.organisation,
    owners: lines(given.owners),
    collator: person(given.collator),
    responsible: person(given.responsible),
    sets: lines(given.sets),
  }
  const typed = Object.entries(sent).flatMap(([box, value]) =>
    value === undefined || value === null ? [] : [[box, value.trim()] as const],
  )
  return { ...before, ...Object.fromEntries(typed) }
}

/** What a new indicator has where a program says nothing. Nothing that could be guessed wrongly is among it. */
export const leftOut: TypedDefinition = {
  ...nothingTyped,
  decimals: '0',
  lagMonths: '0',
  toleranceKind: 'place',
  ruleFamily: 'place',
}
