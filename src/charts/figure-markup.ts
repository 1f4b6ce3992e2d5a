import { markup, type Markup } from '../kernel/markup.ts'
import type { Figure, FigureTable } from './figure.ts'

export type FigureFrame = {
  readonly words: { readonly showAsTable: string; readonly source: string; readonly csv?: string }
  /** The page the figure comes from, and the same table as a file. */
  readonly href?: string
  readonly csvHref?: string
}

/** A figure as a page shows it: finding, measure, both drawings, sentence, source and the table behind them. */
export function figureMarkup(figure: Figure, { words, href, csvHref }: FigureFrame): Markup {
  const title = href ? markup`<a class="govuk-link" href="${href}">${figure.title}</a>` : figure.title
  return markup`<figure class="chart-figure"><figcaption><strong class="govuk-heading-s govuk-!-margin-bottom-1">${title}</strong> <span class="chart-figure__subtitle govuk-body-s">${figure.subtitle}</span></figcaption>${figure.wide}${figure.narrow}<p class="govuk-body">${figure.summary}</p><p class="govuk-body-s chart-figure__source">${words.source}: ${figure.source}</p><details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${words.showAsTable}</span></summary><div class="govuk-details__text">${tableMarkup(figure.table)}${csvHref && words.csv ? markup`<p class="govuk-body-s"><a class="govuk-link" href="${csvHref}">${words.csv}</a></p>` : null}</div></details></figure>`
}

function tableMarkup({ caption, head, rows }: FigureTable): Markup {
  const numeric = (column: number, kind: string): string =>
    column === 0 ? `govuk-table__${kind}` : `govuk-table__${kind} govuk-table__${kind}--numeric`
  return markup`<div class="chart-figure__scroll" role="region" tabindex="0" aria-label="${caption}"><table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--s">${caption}</caption><thead class="govuk-table__head"><tr class="govuk-table__row">${head.map((cell, i) => markup`<th scope="col" class="${numeric(i, 'header')}">${cell}</th>`)}</tr></thead><tbody class="govuk-table__body">${rows.map((row) => markup`<tr class="govuk-table__row">${row.map((cell, i) => (i === 0 ? markup`<th scope="row" class="govuk-table__header">${cell}</th>` : markup`<td class="${numeric(i, 'cell')}">${cell}</td>`))}</tr>`)}</tbody></table></div>`
}
