import { markup, type Markup } from '../../kernel/markup.ts'
import { hexColour } from '../hex-colour.ts'

/** The few rules a file of its own needs to read like the pages it came from; the council's colour is for headings. */
export function pageStyles(brandColour: string | undefined): Markup {
  const brand = hexColour(brandColour, '#0b0c0c')
  return markup`
:root { color: #0b0c0c; background: #fff; font: 16px/1.4 Arial, Helvetica, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 0 1rem 2rem; }
h1, h2, h3, h4 { color: ${brand}; line-height: 1.2; margin: 1.5em 0 .5em; }
h1 { font-size: 2rem; } h2 { font-size: 1.5rem; } h3 { font-size: 1.2rem; } h4 { font-size: 1rem; }
a { color: #1a65a6; } a:focus { outline: 3px solid #ffdd00; background: #ffdd00; color: #0b0c0c; }
p, ul, ol, dl { margin: 0 0 1em; } .paper-subtitle { font-size: 1.2rem; } .paper-header { display: none; }
.paper-table, .chart-figure__scroll { overflow-x: auto; margin-bottom: 1.5em; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: bold; padding-bottom: .5em; }
th, td { border-bottom: 1px solid #cecece; padding: .4em .8em .4em 0; text-align: left; vertical-align: top; }
.govuk-table__header--numeric, .govuk-table__cell--numeric { text-align: right; font-variant-numeric: tabular-nums; }
.paper-wide { min-width: 9rem; } .paper-whole { white-space: nowrap; } @media (min-width: 60rem) { .paper-wide { min-width: 14rem; } }
.paper-centre { text-align: center; } .paper-status { white-space: nowrap; } .paper-status a { color: inherit; }
.paper-glyph { vertical-align: -.3em; } .govuk-tag { padding: 2px 8px 3px 4px; }
.govuk-tag--green { color: #083d29; background: #cfe4dc; } .govuk-tag--yellow { color: #7a3c1c; background: #ffee80; }
.govuk-tag--red { color: #651b1b; background: #f4d7d7; } .govuk-tag--blue { color: #0f385c; background: #d2e2f1; }
.govuk-tag--grey { color: #282d30; background: #e5e6e7; }
.govuk-summary-list__row { display: grid; grid-template-columns: 1fr 2fr; gap: 1rem; border-bottom: 1px solid #cecece; padding: .4em 0; }
dt { font-weight: bold; } dd { margin: 0; } .paper-key__list { list-style: none; padding: 0; font-size: .9rem; }
.paper-contents__level-2 { margin-left: 1.5em; }
.chart-figure { margin: 0 0 2em; } .chart-figure__subtitle { display: block; } .chart-figure__source { font-size: .9rem; }
.chart { display: block; max-width: 100%; height: auto; } .chart--wide { display: none; }
@media (min-width: 641px) { .chart--wide { display: block; } .chart--narrow { display: none; } }
@page { size: A4; margin: 15mm; } @page wide { size: A4 landscape; }
@media print {
  :root { font-size: 10pt; } body { max-width: none; padding: 0; } a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; } tr, .chart-figure { break-inside: avoid; } h1, h2, h3, h4 { break-after: avoid; }
  .paper-break { break-after: page; } .paper-landscape { page: wide; } table { font-size: 9pt; }
  .chart--wide { display: block; } .chart--narrow { display: none; }
  .govuk-tag { background: none; border: 1pt solid #0b0c0c; color: #0b0c0c; }
}
`
}
