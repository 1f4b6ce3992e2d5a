import { lineView } from '../returns/line-view.ts'
import type { LineInContext, ReturnHead } from '../returns/return.ts'
import type { ReturnWords } from '../returns/words.ts'
import type { Place } from '../places/place.ts'
import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import type { Locale } from '../ui/messages.ts'
import type { Column } from './columns.ts'
import { heldText } from './held-text.ts'
import type { WorkbookWords } from './words.ts'

/** One line of a workbook as its cells were given out, all in text. */
export type IssuedLine = Readonly<Record<Column, string>>

/** All that a workbook said when it was made; it carries this with it, so that what was changed in it is told. */
export interface Issued {
  /** The language of its words. */
  readonly locale: Locale
  readonly place: string
  readonly department: string
  readonly period: string
  /** `Halton: Environmental Services, Q2 2008/09`, for whoever sends it to the wrong return. */
  readonly title: string
  readonly version: number
  readonly headings: Readonly<Record<Column, string>>
  readonly keyIssuesLabel: string
  readonly keyIssues: string
  readonly lines: readonly IssuedLine[]
}

interface Told {
  readonly place: Pick<Place, 'shortName' | 'name'>
  readonly head: ReturnHead
  readonly lines: readonly LineInContext[]
}

/** What a workbook of the return says as it stands. */
export function issuedOf(
  { place, head, lines }: Told,
  locale: Locale,
  words: WorkbookWords,
  own: ReturnWords,
): Issued {
  return {
    locale,
    place: place.shortName,
    department: head.organisationCode,
    period: periodSlug(head.period),
    title: heldText(titleOf(place, head)),
    version: head.version,
    headings: { ...words.headings, ...own.parts },
    keyIssuesLabel: own.page.keyIssues,
    keyIssues: heldText(head.keyIssues),
    lines: lines.map((line) => issuedLine(line, locale, own)),
  }
}

const titleOf = (place: Pick<Place, 'name'>, { organisationName, period }: ReturnHead): string =>
  `${place.name}: ${organisationName}, ${periodLabel(period)}`

function issuedLine(line: LineInContext, locale: Locale, { answers }: ReturnWords): IssuedLine {
  const view = lineView(line, locale, answers)
  const { answer, typed, reason, cause, action, forecast, categoryReason } = line.entered
  const told = {
    code: view.code,
    title: view.title,
    unit: view.unit,
    last: view.last.map(({ period, figure }) => `${period} ${figure}`).join('\n'),
    target: view.target ?? '',
    expected: view.expected ?? '',
    typed,
    answer: answer === '' || answer === 'value' ? '' : answers[answer],
    reason,
    cause,
    action,
    forecast,
    category: view.categorySaid,
    categoryReason,
  }
  return Object.fromEntries(
    Object.entries(told).map(([column, text]) => [column, heldText(text)]),
  ) as typeof told
}
