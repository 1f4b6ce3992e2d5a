import { z } from '@hono/zod-openapi'
import type { Finding, LineFinding } from '../kernel/finding.ts'
import { decimalText, text } from '../api/schemas.ts'
import type { ValueColumn, ValuesFile, ValuesRow } from './values-file.ts'

const number = decimalText.max(40).nullable().optional()

const valueSchema = z.strictObject({
  area: text(40).openapi({ example: 'E06000006' }),
  period: text(60).openapi({ example: 'q2-2008-09' }),
  value: number,
  numerator: number,
  denominator: number,
  lower: number,
  upper: number,
  status: z.enum(['estimate', 'provisional', 'final', 'revised']).optional(),
  mark: z
    .enum(['ok', 'nil', 'missing', 'not-due', 'suppressed', 'not-applicable', 'not-comparable'])
    .optional(),
  comment: text(10_000).optional(),
})

/** Figures of one indicator, sent by a program: checked as a file of values is. */
export const valuesSchema = z
  .strictObject({
    source: text(500).min(1).openapi({ description: 'Where the figures come from.' }),
    values: z.array(valueSchema).min(1).max(10_000),
    partial: z.boolean().optional().openapi({
      description: 'Keep the good figures where others have problems; all or nothing otherwise.',
    }),
    dryRun: z.boolean().optional().openapi({ description: 'Say what would be done, and save nothing.' }),
  })
  .openapi('ValuesToRecord')

const columns: Readonly<Record<keyof z.output<typeof valueSchema>, ValueColumn>> = {
  area: 'area_code',
  period: 'period',
  value: 'value',
  numerator: 'numerator',
  denominator: 'denominator',
  lower: 'lower',
  upper: 'upper',
  status: 'status',
  mark: 'mark',
  comment: 'comment',
}
type Key = keyof typeof columns
const keys = Object.keys(columns) as Key[]

/** As rows of a file without a heading: line 1 is the first value. */
export function rowsOfValues(
  code: string,
  { values }: Pick<z.output<typeof valuesSchema>, 'values'>,
): ValuesFile {
  return {
    findings: [],
    rows: values.map((value, i): ValuesRow => {
      const cells = keys.map((key) => [columns[key], (value[key] ?? '').trim()] as const)
      return { line: i + 1, cells: { indicator_code: code, ...Object.fromEntries(cells) } }
    }),
  }
}

/** A finding about a row, named by the key of the request that it is about: `values[0].period`. */
export function asKey<Found extends Finding>(finding: Found): Found {
  const { line } = finding as Partial<LineFinding>
  if (line === undefined) return finding
  const key = keys.find((one) => columns[one] === finding.field)
  return { ...finding, field: `values[${line - 1}]${key ? `.${key}` : ''}` }
}

export const outcomeSchema = z
  .object({
    rows: z.number().int(),
    added: z.number().int(),
    revised: z.number().int(),
    unchanged: z.number().int(),
    saved: z
      .boolean()
      .openapi({ description: 'False for a dry run, and where the store said all of it already.' }),
    findings: z.array(
      z.object({ field: z.string(), code: z.string(), severity: z.string(), message: z.string() }),
    ),
  })
  .openapi('ValuesRecorded')
