import type { Cell, Column } from './tree.ts'

/** Numbers are held to the right whatever stands above them; a heading follows its column. */
export function cellAlign(column: Column | undefined, cell?: Cell): 'left' | 'centre' | 'right' {
  if (typeof cell === 'object' && cell.kind === 'number') return 'right'
  return column?.align ?? 'left'
}
