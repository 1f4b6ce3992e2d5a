import { markup, type Markup } from '../../kernel/markup.ts'
import { linked } from './html-link.ts'
import { statusHtml } from './html-status.ts'
import { cellAlign } from '../cell-align.ts'
import type { Cell, Column, TableBlock } from '../tree.ts'

const alignClass = { left: '', centre: ' paper-centre', right: '--numeric' } as const

/** A page lays columns out by what is in them; sentences get room to be read, and codes stay in one piece. */
function roomFor({ width = 1, isWhole }: Column = { label: '' }): string {
  if (isWhole) return ' paper-whole'
  return width >= 3 ? ' paper-wide' : ''
}

/** A table with its caption, in a box that scrolls by itself where the page is narrow. */
export function tableHtml({ caption, columns, rows }: TableBlock): Markup {
  const classFor = (part: 'header' | 'cell', index: number, cell?: Cell): string => {
    const align = cellAlign(columns[index], cell)
    const base = `govuk-table__${part}`
    const aligned = align === 'right' ? `${base} ${base}${alignClass.right}` : `${base}${alignClass[align]}`
    return `${aligned}${roomFor(columns[index])}`
  }
  const head = columns.map(
    ({ label }, i) => markup`<th scope="col" class="${classFor('header', i)}">${label}</th>`,
  )
  const body = rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0
        ? markup`<th scope="row" class="${classFor('header', 0)}">${cellHtml(cell)}</th>`
        : markup`<td class="${classFor('cell', i, cell)}">${cellHtml(cell)}</td>`,
    )
    return markup`<tr class="govuk-table__row">${cells}</tr>`
  })
  return markup`<div class="paper-table" role="region" tabindex="0" aria-label="${caption}"><table class="govuk-table govuk-table--small-text-until-tablet"><caption class="govuk-table__caption govuk-table__caption--s">${caption}</caption><thead class="govuk-table__head"><tr class="govuk-table__row">${head}</tr></thead><tbody class="govuk-table__body">${body}</tbody></table></div>`
}

function cellHtml(cell: Cell): Markup {
  if (typeof cell === 'string') return markup`${cell}`
  return cell.kind === 'status' ? statusHtml(cell) : linked(cell.text, cell.href)
}
