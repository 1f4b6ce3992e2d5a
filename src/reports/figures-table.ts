import { arrows, changeSince, mainComparison } from '../indicators/change-since.ts'
import type { Assessment, Status } from '../indicators/assess.ts'
import { shownValue, signsIn, valueText, type ShownValue } from '../indicators/shown-value.ts'
import { targetText } from '../indicators/target-text.ts'
import type { IndicatorWords } from '../indicators/words.ts'
import { periodText } from '../kernel/period-words.ts'
import type { Block, Cell, TableBlock } from '../paper/tree.ts'
import { figureHref } from './figure-href.ts'
import { paperStatus } from './paper-status.ts'
import type { ReportHead } from './report-head.ts'
import type { ReportLanguage } from './report-language.ts'
import type { ReportRow } from './report-row.ts'

/** Figures of a report, each leading to its own page as at the moment of the report. */
export function figuresTable(
  figures: ReportHead & { readonly rows: readonly ReportRow[] },
  say: ReportLanguage,
): TableBlock {
  const { columns, caption } = say.report.tree
  return {
    kind: 'table',
    caption: caption(figures.subject.name, periodText(figures.period)),
    columns: [
      { label: columns.code, width: 1.45, isWhole: true },
      { label: columns.measure, width: 3.2 },
      { label: columns.last, align: 'right', width: 1.4 },
      { label: columns.target, align: 'right', width: 1.4 },
      { label: columns.actual, align: 'right', width: 1.4 },
      { label: columns.status, width: 2.45 },
      { label: columns.direction, width: 1.4 },
      { label: columns.forecast, width: 1.4 },
    ],
    rows: figures.rows.map((row) => cellsOf(figures, row, say)),
  }
}

function cellsOf(figures: ReportHead, row: ReportRow, say: ReportLanguage): Cell[] {
  const { assessment, series } = row
  const { indicator, status } = assessment
  const href = figureHref(figures, assessment)
  const last = series.at(-2)
  return [
    { kind: 'text', text: indicator.code, href },
    indicator.title,
    last ? valueCell(last, say.indicators, figureHref(figures, last)) : '',
    targetCell(assessment, say.indicators, href),
    valueCell(assessment, say.indicators, href),
    paperStatus(status, say.indicators, `${href}#why`),
    directionText(assessment, say.indicators),
    row.forecast ? say.indicators.forecasts.words[row.forecast.result.category] : '–',
  ]
}

export function targetCell({ target, indicator }: Assessment, words: IndicatorWords, href: string): Cell {
  const aim = targetText(target, indicator, words)
  if (aim === null) return { kind: 'text', text: '–' }
  return target?.value == null
    ? { kind: 'text', text: aim, href }
    : { kind: 'number', text: aim, value: Number(target.value), href }
}

export function valueCell(assessment: Assessment, words: IndicatorWords, href: string): Cell {
  const text = valueText(shown(assessment), words)
  const value = assessment.observation?.value ?? null
  return value === null || shown(assessment).text === ''
    ? { kind: 'text', text, href }
    : { kind: 'number', text, value: Number(value), href }
}

/** `↑ Better`, `· Not compared`. */
export function directionText(assessment: Assessment, words: IndicatorWords): string {
  const comparison = mainComparison(assessment)
  if (!comparison) return '–'
  const change = changeSince(assessment, comparison, words)
  return `${change ? arrows[change.went] : '·'} ${words.directions[comparison.direction]}`
}

function shown({ observation, indicator, status }: Assessment): ShownValue {
  return shownValue(observation, indicator, status === 'not-due' ? 'not-due' : 'missing')
}

/** What the statuses and signs of the table mean. */
export function keyToMarks(
  rows: readonly Pick<ReportRow, 'assessment' | 'series'>[],
  say: ReportLanguage,
): Block {
  const { key, keyOf } = say.report.tree
  const present = new Set(rows.map(({ assessment }) => assessment.status))
  const judged: readonly Status[] = ['green', 'amber', 'red']
  const values = rows.flatMap(({ series }) => series.slice(-2).map(shown))
  return {
    kind: 'keyToMarks',
    title: key,
    marks: [
      ...judged.map((status) => ({
        mark: paperStatus(status, say.indicators),
        meaning: keyOf[status as 'green' | 'amber' | 'red'],
      })),
      ...[...present]
        .filter((status) => !judged.includes(status))
        .map((status) => ({ mark: paperStatus(status, say.indicators), meaning: keyOf.other })),
      ...signsIn(values).map((sign) => ({
        mark: say.indicators.signs[sign],
        meaning: say.indicators.signMeanings[sign],
      })),
    ],
  }
}
