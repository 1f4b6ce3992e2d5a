import type { LineFinding } from '../kernel/finding.ts'
import { periodLabel } from '../kernel/period-words.ts'
import { readPeriod, type PeriodReading } from '../kernel/read-period.ts'
import { startOf, type Period, type PeriodKind } from '../kernel/period.ts'
import { areaText, type AreaOf } from './areas-in-file.ts'
import { isPolarityWord, type Scale } from './definitions-in-file.ts'
import type { FileFigure } from './file-figure.ts'
import { detached } from '../files/file-text.ts'
import type { ValueForm } from '../figures/value-text.ts'
import { nothingChosen, type ImportChoices } from './import-choices.ts'
import { HeldFigures } from './held-figures.ts'
import { asPercentage, checkShare, type ShareReading } from './percentages-in-file.ts'
import { SpeltCodes } from './spelt-codes.ts'
import { figureInRow, type FileNumbers } from './figure-in-row.ts'
import { rowFinding, type Report, type ValueCode } from './row-finding.ts'
import { saysTheSame } from './says-the-same.ts'
import type { ValuesRow } from './values-file.ts'

/** What a file may speak of: known indicators with the kind of period their figures have, and known areas. */
export interface Catalogue {
  readonly periodKindOf: (indicatorCode: string) => PeriodKind | undefined
  readonly areaOf: AreaOf
  /** Whether its figures are percentages of their denominators. */
  readonly isPercentage: (indicatorCode: string) => boolean
  /** The code of today where a file names one that an indicator had before. */
  readonly codeNow?: (indicatorCode: string) => string | undefined
  /** What its figures are where they are no numbers: levels, answers, days. */
  readonly wordedFormOf?: (indicatorCode: string) => ValueForm | undefined
  /** Whether its figures are worked out by a formula, so that none are recorded. */
  readonly isDerived: (indicatorCode: string) => boolean
  /** The day, `YYYY-MM-DD`, after which a period lies ahead; absent where nobody asks. */
  readonly today?: string
  /** What was chosen for all rows alike. */
  readonly choices?: ImportChoices
  /** How the percentages of an indicator are written in the whole file; absent where that is not known. */
  readonly scaleOf?: (indicatorCode: string) => Scale
  /** Whether nobody can be asked, so that percentages written both ways are told with the options of the command. */
  readonly namesMixed?: boolean
}

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
  readonly #codes = new SpeltCodes()
  readonly #oldCodes = new Set<string>()
  readonly #periods = new Map<PeriodKind | undefined, Map<string, PeriodReading>>()

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
  }

  *check(rows: Iterable<ValuesRow>): Generator<FileFigure | LineFinding<ValueCode>> {
    for (const row of rows) {
      const faults: LineFinding<ValueCode>[] = []
      const report: Report = (finding) => faults.push(finding)
      const text = row.cells.indicator_code ?? ''
      const code = this.#codes.of(text, ({ code: said, spelt }) =>
        report(rowFinding(row, 'indicator_code', said, { spelt }, said === 'code-taken' ? 'error' : 'note')),
      )
      const now = this.#codeNow(row, code, report)
      const figure = readRow(row, now, this.#catalogue, this.#readPeriod, report)
      if (faults.length > 0) yield* faults
      if (!figure || faults.some((fault) => fault.severity === 'error')) continue
      const { number, isNew } = this.held.add(figure)
      if (isNew) yield figure
      else yield twice(row, this.held.at(number), figure)
    }
  }

  /** An indicator that is named by a code it had before is the same indicator; that is said once. */
  #codeNow(row: ValuesRow, code: string, report: Report): string {
    const now = this.#catalogue.codeNow?.(code)
    if (now === undefined) return code
    if (!this.#oldCodes.has(code)) report(rowFinding(row, 'indicator_code', 'code-old', { now }, 'note'))
    this.#oldCodes.add(detached(code))
    return now
  }

  // A file has few periods and many rows.
  readonly #readPeriod: ReadPeriod = (text, expected) => {
    const readings = this.#periods.get(expected) ?? new Map<string, PeriodReading>()
    const known = readings.get(text)
    if (known) return known
    const reading = chosenReading(readPeriod(text, expected), this.#catalogue.choices ?? nothingChosen)
    this.#periods.set(expected, readings.set(detached(text), reading))
    return reading
  }
}

/** Of two readings the one that was chosen for the whole file: by its kind, or a year by which of its two names it. */
function chosenReading(reading: PeriodReading, { readAs, years }: ImportChoices): PeriodReading {
  if (reading.is !== 'several') return reading
  const [first, second, ...more] = reading.readings
  const isYear = first !== undefined && first.kind === second?.kind && more.length === 0
  if (isYear && years !== null) {
    const [earlier, later] = first.index < second.index ? [first, second] : [second, first]
    return { is: 'one', period: years === 'last' ? earlier : later }
  }
  const [period, ...others] = reading.readings.filter(({ kind }) => kind === readAs)
  return period && others.length === 0 ? { is: 'one', period } : reading
}

function twice(row: ValuesRow, before: FileFigure, figure: FileFigure): LineFinding<ValueCode> {
  const first = { first: before.line }
  return saysTheSame(before, figure)
    ? rowFinding(row, 'period', 'twice-in-file-alike', first, 'note')
    : rowFinding(row, 'period', 'twice-in-file', first)
}

export function isFigure(item: FileFigure | LineFinding<ValueCode>): item is FileFigure {
  return 'period' in item
}

type ReadPeriod = (text: string, expected: PeriodKind | undefined) => PeriodReading

/** Characters that the text columns hold at most. */
export const longest = {
  title: 500,
  area_name: 200,
  comment: 10_000,
  source: 10_000,
  definition: 10_000,
} as const

function readRow(
  row: ValuesRow,
  indicatorCode: string,
  catalogue: Catalogue,
  read: ReadPeriod,
  report: Report,
): FileFigure | null {
  const { cells } = row
  const kind = catalogue.periodKindOf(indicatorCode)
  if (indicatorCode === '') report(rowFinding(row, 'indicator_code', 'indicator-blank'))
  else if (kind === undefined) report(rowFinding(row, 'indicator_code', 'indicator-unknown'))
  else if (catalogue.isDerived(indicatorCode)) report(rowFinding(row, 'indicator_code', 'indicator-derived'))
  const areaCode = areaCodeOf(row, catalogue.areaOf, report)
  for (const column of ['title', 'area_name', 'comment', 'source', 'definition'] as const) {
    const most = longest[column]
    if ((cells[column] ?? '').length > most) report(rowFinding(row, column, 'text-too-long', { most }))
  }
  if (!isPolarityWord(cells.polarity ?? ''))
    report(rowFinding(row, 'polarity', 'polarity-unknown', {}, 'note'))
  const period = periodOf(row, kind, read, report)
  const typed = figureInRow(row, report, catalogue.wordedFormOf?.(indicatorCode))
  const figure =
    typed && catalogue.isPercentage(indicatorCode)
      ? percentageOf(row, indicatorCode, typed, catalogue, report)
      : typed
  if (period && figure) checkAhead(row, period, figure, catalogue.today, report)
  return period && figure ? { line: row.line, indicatorCode, areaCode, period, ...figure } : null
}

function areaCodeOf(row: ValuesRow, areaOf: AreaOf, report: Report): string {
  const written = areaText(row.cells)
  const field = row.cells.area_code ? 'area_code' : row.cells.area_name ? 'area_name' : 'area_code'
  const code = written === '' ? null : areaOf(written)
  if (written === '') report(rowFinding(row, field, 'area-blank'))
  else if (code === null) report(rowFinding(row, field, 'area-unknown'))
  else if (code === '') report(rowFinding(row, field, 'area-several'))
  return code ?? ''
}

function percentageOf(
  row: ValuesRow,
  code: string,
  typed: FileNumbers,
  { choices, scaleOf, namesMixed }: Catalogue,
  report: Report,
): FileNumbers {
  const reading: ShareReading = {
    share: choices?.share ?? null,
    scale: () => scaleOf?.(code) ?? 'percentages',
    namesMixed: namesMixed ?? false,
  }
  const figure = asPercentage(typed, reading, (...said) => report(rowFinding(row, ...said)))
  checkShare(figure, (...said) => report(rowFinding(row, ...said)))
  return figure
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
  report(rowFinding(row, 'period', 'period-ahead', { period: periodLabel(period) }, 'query'))
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
  if (text === '') report(rowFinding(row, 'period', 'period-blank'))
  else if (reading.is === 'none') report(rowFinding(row, 'period', 'period-unreadable'))
  else {
    const readings = reading.readings.map(periodLabel).join(' or ')
    report(rowFinding(row, 'period', 'period-two-readings', { readings }))
  }
  return null
}
