import type { App } from '../../src/db/app.ts'
import type { ImportOutcome, ImportRequest } from '../../src/imports/import-request.action.ts'
import { importValues } from '../../src/imports/import-values.action.ts'
import type { Refusal } from '../../src/kernel/refusal.ts'
import { builder } from './builder.ts'

/** Imports a file given as text, all or nothing, nothing created, unless asked for. */
export function importText(
  app: Pick<App, 'db'>,
  tenantId: number,
  text: string,
  options: Partial<ImportRequest> = {},
): Promise<ImportOutcome | Refusal> {
  const usual = { name: 'figures.csv', source: 'Test', create: false, dryRun: false, partial: false }
  return importValues(app, tenantId, builder, 'performance-team', { ...usual, text, ...options })
}
