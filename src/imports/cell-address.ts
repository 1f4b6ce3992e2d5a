import type { LineFinding } from '../kernel/finding.ts'
import type { ImportPreview } from './import-preview.ts'

/** `A` for 0, `Z` for 25, `AA` for 26: how spreadsheets name their columns. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}

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
