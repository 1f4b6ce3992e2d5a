import { reportDefinition } from './report-list.ts'
import type { ReportWords } from './words.ts'

/** What a report is called; the code of one that the product no longer writes. */
export function reportName(code: string, { reports }: Pick<ReportWords, 'reports'>): string {
  const definition = reportDefinition(code)
  return definition ? reports[definition.code].name : code
}
