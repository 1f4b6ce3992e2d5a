import type { LineFinding } from '../kernel/finding.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Change } from '../record/make-change.action.ts'
import { DefinitionsCheck } from './check-definitions.ts'
import type { Created } from './created.ts'
import { HeldFigures } from './held-figures.ts'
import type { ImportOutcome, ImportRequest } from './import-request.action.ts'
import type { ValuesSurvey } from './survey-values.ts'
import type { ValuesReading } from './values-reading.ts'

/** A list of indicators has rows to check and no figures. */
export async function definitionsTold(
  reading: ValuesReading,
  { create }: ImportRequest,
): Promise<LineFinding[]> {
  const check = new DefinitionsCheck()
  const told: LineFinding[] = []
  for await (const rows of reading.portions) told.push(...check.check(rows))
  if (!create)
    told.push({ field: '', code: 'definitions-alone', severity: 'error', line: 1, value: '', args: {} })
  return told
}

/** What came of a list of indicators, once they were made. */
export async function definitionsImported(
  change: Change,
  survey: ValuesSurvey,
  created: Created,
  told: readonly LineFinding[],
  request: ImportRequest,
): Promise<ImportOutcome | Refusal> {
  const findings = [...survey.findings, ...(request.notes ?? []), ...told]
  const held = new HeldFigures()
  const refusal = await request.look?.({ change, held, idOf: () => 0, findings, created })
  if (refusal) return refusal
  return {
    file: request.name,
    rows: survey.rows,
    added: 0,
    revised: 0,
    unchanged: 0,
    createdIndicators: created.indicators,
    createdAreas: created.areas,
    findings,
    saved: created.indicators.length > 0 && !request.dryRun,
  }
}
