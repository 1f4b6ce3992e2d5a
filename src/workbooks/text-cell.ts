import type { HeldCell } from './held-cell.ts'
import type { CellRead } from './figure-cell.ts'

/** What a cell for words holds. An error, or a formula that was saved without its result, says nothing that can be kept. */
export function textIn({ is, text, formula }: HeldCell): CellRead {
  if (is === 'error') return { text, told: { code: 'cell-error', severity: 'error' } }
  if (formula !== undefined && text === '')
    return { text: formula, told: { code: 'cell-formula-empty', severity: 'error' } }
  return { text, told: formula === undefined ? null : { code: 'cell-formula', severity: 'note' } }
}
