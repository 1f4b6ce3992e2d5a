import { columnLetters } from '../kernel/column-letters.ts'
import type { LineFinding } from '../kernel/finding.ts'
import type { ImportPreview } from './import-preview.ts'

/** Names the cell that a finding is about, such as `D12`; '' in a file that has no cells. */
export function cellsOf({
  sheet,
  headings,
}: Pick<ImportPreview, 'sheet' | 'headings'>): (finding: Pick<LineFinding, 'field' | 'line'>) => string {
  return ({ field, line }) => {
    const index = sheet === '' ? -1 : headings.indexOf(field)
    return index < 0 ? '' : `${columnLetters(index)}${line}`
  }
}
