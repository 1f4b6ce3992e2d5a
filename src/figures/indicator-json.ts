import { z } from '@hono/zod-openapi'
import { periodKinds } from '../kernel/period.ts'
import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import { ruleFamilies, waysOverAreas, waysOverTime } from './indicator.ts'
import type { Indicator, Observation, Target } from './indicator.ts'
import { absenceReasons } from '../formulas/value.ts'
import { marks } from './value-marks.ts'
import { valueText, type ValueForm } from './value-text.ts'

export const decimal = z.string().openapi({ description: 'An exact decimal number.', example: '38.2' })
export const instant = z.iso.datetime()
export const periodJson = z.string().openapi({ description: 'As in addresses.', example: 'q2-2008-09' })

/** An indicator as programs read it. */
export const indicatorSchema = z
  .object({
    code: z.string(),
    title: z.string(),
    definition: z.string(),
    source: z.string(),
    recordedHow: z.string(),
    unit: z.string(),
    decimals: z.number().int(),
    polarity: z.enum(['high', 'low', 'range', 'none']),
    kind: z.string(),
    levels: z.array(z.string()).openapi({ description: 'Of a level: its scale, the worst first.' }),
    overTime: z.enum(waysOverTime),
    overAreas: z.enum(waysOverAreas),
    periodKind: z.enum(periodKinds),
    lagMonths: z.number().int(),
    ruleFamily: z.enum(ruleFamilies).nullable(),
    tolerance: z.object({ kind: z.enum(['pct', 'abs']), value: decimal }).nullable(),
    isKey: z.boolean(),
    baseline: z.string(),
    baselineOwner: z.string(),
    baselineDueOn: z.string().nullable(),
    owner: z.string(),
    owners: z.array(z.string()),
    version: z.number().int(),
  })
  .openapi('Indicator')

export function indicatorJson(indicator: Indicator): z.input<typeof indicatorSchema> {
  const {
    id: _,
    organisationId: _organisation,
    collatorId: _collator,
    responsibleId: _responsible,
    ...rest
  } = indicator
  const { ownerPost: owner, levels, owners, ...facts } = rest
  return { ...facts, owner, levels: [...levels], owners: [...owners] }
}

export const observationSchema = z
  .object({
    indicator: z.string(),
    area: z.string(),
    period: periodJson,
    periodLabel: z.string(),
    value: decimal.nullable().openapi({
      description:
        'A level is its place in its scale, the worst 1; yes 1, no 0; a date days since 1970-01-01.',
    }),
    text: z.string().nullable().openapi({ description: 'As it is printed.', example: 'Amber Green' }),
    numerator: decimal.nullable(),
    denominator: decimal.nullable(),
    lower: decimal.nullable(),
    upper: decimal.nullable(),
    status: z.enum(['estimate', 'provisional', 'final', 'revised']),
    mark: z.enum(marks),
    reason: z.string(),
    source: z.string(),
    revision: z.number().int(),
    recordedAt: instant,
    recordedBy: z.string().nullable(),
    signedBy: z.string().nullable(),
    computed: z
      .object({
        formula: z.string(),
        version: z.number().int(),
        absence: z
          .object({ reason: z.enum(absenceReasons), of: z.string() })
          .nullable()
          .openapi({ description: 'Why there is no result, and the part of the formula it is about.' }),
        apart: z.number().int().nullable().openapi({
          description: 'In scope and in neither count, as indicators that are not rated.',
        }),
      })
      .nullable()
      .openapi({ description: 'How a figure was worked out that nobody recorded; null: it was recorded.' }),
  })
  .openapi('Observation')

export function observationJson(
  indicator: Pick<Indicator, 'code'> & ValueForm,
  observation: Observation,
): z.input<typeof observationSchema> {
  const { indicatorId: _, areaCode: area, period, recordedAt, returnId: __, computed, ...rest } = observation
  return {
    ...rest,
    indicator: indicator.code,
    text: rest.value === null ? null : valueText(rest.value, indicator),
    area,
    period: periodSlug(period),
    periodLabel: periodLabel(period),
    recordedAt: recordedAt.toISOString(),
    computed: computed
      ? {
          formula: computed.formula,
          version: computed.version,
          absence: computed.absence,
          apart: computed.counts?.apart ?? null,
        }
      : null,
  }
}

export const targetSchema = z
  .object({
    indicator: z.string(),
    area: z.string(),
    period: periodJson,
    periodLabel: z.string(),
    regime: z.string(),
    kind: z.enum(['annual', 'quarterly-profile', 'interim', 'final']),
    value: decimal.nullable(),
    text: z.string().nullable().openapi({ description: 'As it is printed; null for a range and for words.' }),
    range: z.object({ low: decimal, high: decimal }).nullable(),
    wording: z.string(),
    basis: z.string(),
    revision: z.number().int(),
  })
  .openapi('Target')

export function targetJson(
  indicator: Pick<Indicator, 'code'> & ValueForm,
  target: Target,
): z.input<typeof targetSchema> {
  const { indicatorId: _, areaCode: area, period, ...rest } = target
  const text = rest.value === null ? null : valueText(rest.value, indicator)
  return {
    ...rest,
    text,
    indicator: indicator.code,
    area,
    period: periodSlug(period),
    periodLabel: periodLabel(period),
  }
}
