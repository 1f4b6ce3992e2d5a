import { z } from '@hono/zod-openapi'
import { text } from '../api/schemas.ts'
import { observationSchema } from '../figures/indicator-json.ts'
import type { LoadedFormula } from '../figures/formula.ts'

const versionSchema = z.object({
  version: z.number().int(),
  formula: z.string().nullable().openapi({ description: 'Null: this version withdrew what stood before.' }),
  recordedAt: z.string(),
  by: z.string().nullable(),
  reason: z.string(),
})

export const formulaSchema = z
  .object({
    indicator: z.string(),
    version: z.number().int().openapi({ description: '0: nobody has set one yet.' }),
    formula: z.string().nullable().openapi({ description: 'Null: its figures are recorded.' }),
    versions: z.array(versionSchema),
  })
  .openapi('Formula')

export function formulaJson(code: string, { versions }: LoadedFormula): z.input<typeof formulaSchema> {
  const [standing] = versions
  return {
    indicator: code,
    version: standing?.version ?? 0,
    formula: standing?.text ? standing.text : null,
    versions: versions.map((one) => ({
      version: one.version,
      formula: one.text === '' ? null : one.text,
      recordedAt: one.recordedAt.toISOString(),
      by: one.recordedBy,
      reason: one.reason,
    })),
  }
}

export const newFormulaSchema = z
  .strictObject({
    formula: text(4_000).openapi({ example: 'pct([NI191, numerator], [NI191, denominator])' }),
    reason: text(2_000),
  })
  .openapi('NewFormula')
export const formulaTrialSchema = z.strictObject({ formula: text(4_000) }).openapi('FormulaTrial')
export const formulaTriedSchema = z
  .object({ results: z.array(observationSchema) })
  .openapi('FormulaTried', { description: 'What it would give in the last periods; nothing is saved.' })
export const withdrawalSchema = z.strictObject({ reason: text(2_000) }).openapi('FormulaWithdrawal')
export const formulaSetSchema = z.object({ version: z.number().int() }).openapi('FormulaSet')
