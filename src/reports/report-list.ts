import type { PaperFormat } from '../paper/renderers.ts'

export interface ReportDefinition {
  /** Its name in addresses and commands. */
  readonly code: string
  /** Who it is written for. */
  readonly audience: 'operational-director'
  readonly frequency: 'quarterly'
  readonly periodKind: 'quarter'
  /** What makes a new one due. */
  readonly trigger: 'round-accepted'
  /** What one report is about. */
  readonly of: 'department'
  /** In the order in which they are offered. */
  readonly formats: readonly PaperFormat[]
}

/** Every report that the product writes. */
export const reportDefinitions = [
  {
    code: 'departmental',
    audience: 'operational-director',
    frequency: 'quarterly',
    periodKind: 'quarter',
    trigger: 'round-accepted',
    of: 'department',
    formats: ['docx', 'html', 'csv'],
  },
] as const satisfies readonly ReportDefinition[]

export function reportDefinition(code: string): ReportDefinition | undefined {
  return reportDefinitions.find((definition) => definition.code === code)
}
