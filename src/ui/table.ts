import type { Content } from './content.ts'

type Span = { colspan?: number | undefined; rowspan?: number | undefined }

/** A column's heading. Numbers stand to the right; `href` makes it a link that sorts by this column. */
export type ColumnHead = Span & {
  text: Content
  format?: 'numeric' | undefined
  isHidden?: boolean | undefined
  href?: string | undefined
  sorted?: 'ascending' | 'descending' | undefined
}

export type TableCell = Span & { text: Content; format?: 'numeric' | undefined; href?: string | undefined }
