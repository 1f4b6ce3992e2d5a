import { absolute, compareDecimals, readDecimal, times, type Decimal } from '../kernel/decimal.ts'
import type { LineFinding } from '../kernel/finding.ts'
import { periodLabel } from '../kernel/period-words.ts'
import { readPeriod, type PeriodReading } from '../kernel/read-period.ts'
import { startOf, type Period, type PeriodKind } from '../kernel/period.ts'
import { isPolarityWord } from './definitions-in-file.ts'
import type { FileFigure } from './file-figure.ts'
import { detached } from './file-text.ts'
import { nothingChosen, type ImportChoices } from './import-choices.ts'
import { HeldFigures } from './held-figures.ts'
import type { Figure, Mark, ObservationStatus } from '../figures/indicator.ts'
import { numberIn } from './number-in.ts'
import { markOfText, marks, statuses } from '../figures/value-marks.ts'
import type { ValueColumn, ValuesRow } from './values-file.ts'

/** What a file may speak of: known indicators with the kind of period their figures have, and known areas. */
export interface Catalogue {
  readonly periodKindOf: (indicatorCode: string) => PeriodKind | undefined
  readonly hasArea: (areaCode: string) => boolean
  /** Whether its figures are percentages of their denominators. */
  readonly isPercentage: (indicatorCode: string) => boolean
  /** Whether its figures are worked out by a formula, so that none are recorded. */
  readonly isDerived: (indicatorCode: string) => boolean
  /** The day, `YYYY-MM-DD`, after which a period lies ahead; absent where nobody asks. */
  readonly today?: string
  /** What was chosen for all rows alike. */
  readonly choices?: ImportChoices
}

export type ValueCode =
  | 'indicator-blank'
  | 'indicator-unknown'
  | 'indicator-derived'
  | 'area-blank'
  | 'area-unknown'
  | 'period-blank'
  | 'period-unreadable'
  | 'period-two-readings'
  | 'not-a-number'
  | 'status-unknown'
  | 'mark-unknown'
  | 'mark-with-value'
  | 'mark-without-value'
  | 'blank-value'
  | 'numerator-above-denominator'
  | 'percentage-as-share'
  | 'period-ahead'
  | 'cumulative-fell'
  | 'limits-crossed'
  | 'text-too-long'
  | 'polarity-unknown'
  | 'twice-in-file'
  | 'twice-in-file-alike'

/** Reads each row: yields the figure that it gives, or every finding about it, in the order of the file. */
export function checkValues(
  rows: Iterable<ValuesRow>,
  catalogue: Catalogue,
): Generator<FileFigure | LineFinding<ValueCode>> {
  return new ValuesCheck(catalogue).check(rows)
}

/** The same for a file whose rows come in portions: what was said in an earlier portion is remembered. */
export class ValuesCheck {
  /** The good figures so far. A figure that `check` yields has just been added to them. */
  readonly held = new HeldFigures()
  readonly #catalogue: Catalogue
  readonly #periods = new Map<PeriodKind | undefined, Map<string, PeriodReading>>()

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
  }

  *check(rows: Iterable<ValuesRow>): Generator<FileFigure | LineFinding<ValueCode>> {
    for (const row of rows) {
      const faults: LineFinding<ValueCode>[] = []
      const figure = readRow(row, this.#catalogue, this.#readPeriod, (finding) => faults.push(finding))
      if (faults.length > 0) yield* faults
      if (!figure || faults.some((fault) => fault.severity === 'error')) continue
      const { number, isNew } = this.held.add(figure)
      if (isNew) yield figure
      else yield twice(row, this.held.at(number), figure)
    }
  }

  // A file has few periods and many rows.
  readonly #readPeriod: ReadPeriod = (text, expected) => {
    const readings = this.#periods.get(expected) ?? new Map<string, PeriodReading>()
    const known = readings.get(text)
    if (known) return known
    const reading = chosenReading(readPeriod(text, expected), this.#catalogue.choices?.readAs ?? null)
    this.#periods.set(expected, readings.set(detached(text), reading))
    return reading
  }
}

/** Of two readings the one that was chosen for the whole file. */
function chosenReading(reading: PeriodReading, readAs: PeriodKind | null): PeriodReading {
  if (reading.is !== 'several' || readAs === null) return reading
  const [period, ...others] = reading.readings.filter(({ kind }) => kind === readAs)
  return period && others.length === 0 ? { is: 'one', period } : reading
}

function twice(row: ValuesRow, before: FileFigure, figure: FileFigure): LineFinding<ValueCode> {
  const first = { first: before.line }
  return saysTheSame(before, figure)
    ? finding(row, 'period', 'twice-in-file-alike', first, 'note')
    : finding(row, 'period', 'twice-in-file', first)
}

export function isFigure(item: FileFigure | LineFinding<ValueCode>): item is FileFigure {
  return 'period' in item
}

type Report = (finding: LineFinding<ValueCode>) => void
type ReadPeriod = (text: string, expected: PeriodKind | undefined) => PeriodReading

/** Characters that the text columns hold at most. */
const longest = { title: 500, area_name: 200, comment: 10_000, source: 10_000 } as const

function readRow(row: ValuesRow, catalogue: Catalogue, read: ReadPeriod, report: Report): FileFigure | null {
  const { cells } = row
  const indicatorCode = cells.indicator_code ?? ''
  const areaCode = cells.area_code ?? ''
  const kind = catalogue.periodKindOf(indicatorCode)
  if (indicatorCode === '') report(finding(row, 'indicator_code', 'indicator-blank'))
  else if (kind === undefined) report(finding(row, 'indicator_code', 'indicator-unknown'))
  else if (catalogue.isDerived(indicatorCode)) report(finding(row, 'indicator_code', 'indicator-derived'))
  if (areaCode === '') report(finding(row, 'area_code', 'area-blank'))
  else if (!catalogue.hasArea(areaCode)) report(finding(row, 'area_code', 'area-unknown'))
  for (const column of ['title', 'area_name', 'comment', 'source'] as const) {
    const most = longest[column]
    if ((cells[column] ?? '').length > most) report(finding(row, column, 'text-too-long', { most }))
  }
  if (!isPolarityWord(cells.polarity ?? '')) report(finding(row, 'polarity', 'polarity-unknown', {}, 'note'))
  const period = periodOf(row, kind, read, report)
  const typed = figureOf(row, report)
  const isShare = typed !== null && catalogue.isPercentage(indicatorCode)
  const figure = isShare ? asPercentage(row, typed, catalogue.choices ?? nothingChosen, report) : typed
  if (figure && isShare) checkShare(row, figure, report)
  if (period && figure) checkAhead(row, period, figure, catalogue.today, report)
  return period && figure ? { line: row.line, indicatorCode, areaCode, period, ...figure } : null
}

const hundred = '100' as Decimal

/** 0.38 of a percentage may be 38% written as a share; numerator and denominator can settle it, or whoever sends it. */
function asPercentage<Read extends FileNumbers>(
  row: ValuesRow,
  figure: Read,
  { share }: ImportChoices,
  report: Report,
): Read {
  const { value, numerator, denominator, lower, upper } = figure
  if (value === null || Number(value) === 0 || compareDecimals(absolute(value), '1' as Decimal) >= 0)
    return figure
  if (share === 'percent' || isPercentageOf(value, numerator, denominator)) return figure
  if (share !== 'share') {
    report(finding(row, 'value', 'percentage-as-share', { meant: times(value, hundred) }, 'query'))
    return figure
  }
  const hundredfold = (one: Decimal | null): Decimal | null => one && times(one, hundred)
  return { ...figure, value: times(value, hundred), lower: hundredfold(lower), upper: hundredfold(upper) }
}

/** Within a tenth of what numerator and denominator make of it as a percentage. */
function isPercentageOf(value: Decimal, numerator: Decimal | null, denominator: Decimal | null): boolean {
  if (numerator === null || denominator === null || Number(denominator) === 0) return false
  const percentage = (Number(numerator) / Number(denominator)) * 100
  return Math.abs(Number(value) - percentage) <= 0.1 * Math.abs(percentage)
}

/** What has not begun cannot have been measured; an estimate may look ahead. */
function checkAhead(
  row: ValuesRow,
  period: Period,
  { value, status }: Pick<FileFigure, 'value' | 'status'>,
  today: string | undefined,
  report: Report,
): void {
  if (today === undefined || value === null || status === 'estimate' || startOf(period) <= today) return
  report(finding(row, 'period', 'period-ahead', { period: periodLabel(period) }, 'query'))
}

/** More than all of it is told and kept: a take-up can be over 100%. */
function checkShare(
  row: ValuesRow,
  { numerator, denominator }: Pick<Figure, 'numerator' | 'denominator'>,
  report: Report,
): void {
  if (numerator === null || denominator === null || compareDecimals(numerator, denominator) <= 0) return
  report(finding(row, 'numerator', 'numerator-above-denominator', {}, 'note'))
}

function periodOf(
  row: ValuesRow,
  expected: PeriodKind | undefined,
  read: ReadPeriod,
  report: Report,
): Period | null {
  const text = row.cells.period ?? ''
  const reading = read(text, expected)
  if (reading.is === 'one') return reading.period
  if (text === '') report(finding(row, 'period', 'period-blank'))
  else if (reading.is === 'none') report(finding(row, 'period', 'period-unreadable'))
  else {
    const readings = reading.readings.map(periodLabel).join(' or ')
    report(finding(row, 'period', 'period-two-readings', { readings }))
  }
  return null
}

type FileNumbers = Omit<FileFigure, 'line' | 'indicatorCode' | 'areaCode' | 'period'>

function figureOf(row: ValuesRow, report: Report): FileNumbers | null {
  const { cells } = row
  const number = (column: ValueColumn): Decimal | null => {
    const text = cells[column] ?? ''
    if (text === '' || (column === 'value' && Object.hasOwn(markOfText, text.toLowerCase()))) return null
    const read = numberIn(text) ?? readDecimal(text)
    if (read === null) report(finding(row, column, 'not-a-number'))
    return read
  }
  const value = number('value')
  const numerator = number('numerator')
  const denominator = number('denominator')
  const lower = number('lower')
  const upper = number('upper')
  const mark = markOf(row, value, report)
  const status = (cells.status ?? '').toLowerCase()
  if (status !== '' && !isStatus(status)) report(finding(row, 'status', 'status-unknown'))
  if (lower !== null && upper !== null && compareDecimals(lower, upper) > 0)
    report(finding(row, 'lower', 'limits-crossed'))
  if (mark === null) return null
  return {
    value: mark === 'nil' ? ('0' as Decimal) : value,
    numerator,
    denominator,
    lower,
    upper,
    mark,
    status: isStatus(status) ? status : null,
    reason: cells.comment ?? '',
    source: cells.source ?? '',
  }
}

/** Blank, nought, nil, not due and not available are five answers; a blank box is kept as "not available" and said. */
function markOf(row: ValuesRow, value: Decimal | null, report: Report): Mark | null {
  const typed = (row.cells.value ?? '').toLowerCase()
  const named = (row.cells.mark ?? '').toLowerCase()
  if (named !== '' && !isMark(named)) {
    report(finding(row, 'mark', 'mark-unknown'))
    return null
  }
  const fromText = markOfText[typed]
  const mark = isMark(named) && named !== 'ok' ? named : (fromText ?? (value === null ? null : 'ok'))
  if (mark === null) {
    if (typed !== '') return null
    if (named === 'ok') report(finding(row, 'mark', 'mark-without-value'))
    else report(finding(row, 'value', 'blank-value', {}, 'note'))
    return 'missing'
  }
  const isNought = value !== null && compareDecimals(value, '0' as Decimal) === 0
  if (mark !== 'ok' && value !== null && !(mark === 'nil' && isNought)) {
    report(finding(row, 'mark', 'mark-with-value', { mark }))
  }
  return mark
}

const isStatus = (text: string): text is ObservationStatus => (statuses as readonly string[]).includes(text)
const isMark = (text: string): text is Mark => (marks as readonly string[]).includes(text)

const parts = ['value', 'numerator', 'denominator', 'lower', 'upper'] as const

/** The same figure, whatever the number of noughts it was written with. A status that one side leaves open agrees. */
export function saysTheSame(
  a: Omit<Figure, 'reason' | 'source' | 'status'> & { readonly status: ObservationStatus | null },
  b: Omit<Figure, 'reason' | 'source' | 'status'> & { readonly status: ObservationStatus | null },
): boolean {
  const agree = (x: Decimal | null, y: Decimal | null): boolean =>
    x === y || (x !== null && y !== null && compareDecimals(x, y) === 0)
  if (a.mark !== b.mark || (a.status !== null && b.status !== null && a.status !== b.status)) return false
  return parts.every((part) => agree(a[part], b[part]))
}

function finding(
  { line, cells }: ValuesRow,
  field: ValueColumn,
  code: ValueCode,
  args: LineFinding['args'] = {},
  severity: LineFinding['severity'] = 'error',
): LineFinding<ValueCode> {
  return { line, field, code, severity, value: detached((cells[field] ?? '').slice(0, 200)), args }
}
