import type { LineFinding } from '../kernel/finding.ts'
import { writeCsv } from '../paper/csv.ts'
import type { Locale } from '../ui/messages.ts'
import { findingText } from './finding-text.ts'
import type { ImportPreview } from './import-preview.ts'
import { importPageWords } from './page-words.ts'

/** The findings of a file as CSV, for whoever corrects it. */
export function problemsFile(
  locale: Locale,
  { name, findings }: Pick<ImportPreview, 'name' | 'findings'>,
  cellOf: (finding: LineFinding) => string,
): string {
  const { csv, severities } = importPageWords(locale).preview
  const heading = [csv.file, csv.line, csv.cell, csv.column, csv.found, csv.kind, csv.problem]
  const rows = findings.map((finding) => [
    name,
    finding.line,
    cellOf(finding),
    finding.field,
    finding.value,
    severities[finding.severity],
    findingText(locale, finding.code, finding.args),
  ])
  return writeCsv([heading, ...rows])
}
