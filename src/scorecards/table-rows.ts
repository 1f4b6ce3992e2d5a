import { markup, type Markup } from '../kernel/markup.ts'
import type { CardRow } from './card-rows.ts'
import type { ScorecardWords } from './words.ts'

/** What a table of the card has beside one another: what `ScorecardBand.svelte` puts a heading over. */
export const columnCount = 13

/**
 * The rows of a band as they stand in its table, with `hasObjectives` under the headings of their objectives. Markup, and
 * cells without classes: `ScorecardBand.svelte` has their rules by the place of the column. As a component, and with the
 * classes of the design system on each cell, 200 rows took 470 kB and most of the time of a page.
 */
export function tableRows(rows: readonly CardRow[], hasObjectives: boolean, words: ScorecardWords): Markup {
  return markup`${rows.map((row, index) => {
    const startsObjective =
      hasObjectives && row.objective !== '' && rows[index - 1]?.objective !== row.objective
    return markup`${startsObjective && objectiveRow(row.objective)}${measureRow(row, words)}`
  })}`
}

const objectiveRow = (objective: string): Markup =>
  markup`<tr><th scope="colgroup" class="card__objective" colspan="${columnCount}">${objective}</th></tr>`

function measureRow(row: CardRow, words: ScorecardWords): Markup {
  const code = row.unit === '' ? row.code : words.codeAndUnit(row.code, row.unit)
  const name = markup`<a class="govuk-link" href="${row.href}">${row.title}</a> <span class="card__small">${code}</span>`
  const period = row.period && markup`<span class="card__small">${words.actualIn(row.period)}</span>`
  const actual = markup`<b>${row.actual}</b>${period}<span class="card__over">${row.overTarget}</span>`
  const cells = [
    row.baseline,
    ...row.quarters,
    row.target,
    actual,
    row.status,
    row.direction,
    row.forecast ?? words.noForecast,
    row.owner,
    row.commentaryHref &&
      markup`<a class="govuk-link" href="${row.commentaryHref}">${words.oneComment}<span class="govuk-visually-hidden"> (${row.code})</span></a>`,
  ]
  return markup`<tr><th scope="row">${name}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`
}
