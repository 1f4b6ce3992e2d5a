import { setImmediate as nextTurn } from 'node:timers/promises'
import type { App } from '../db/app.ts'
import type { LineFinding } from '../kernel/finding.ts'
import { londonDate } from '../kernel/london.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { Author } from '../record/entry.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { listAreas } from '../figures/area.sql.ts'
import { isFigure, ValuesCheck } from './check-values.ts'
import { findFalls } from './find-falls.action.ts'
import { createMissing, type Created } from './create-missing.action.ts'
import type { FileText } from './file-text.ts'
import type { HeldFigures } from './held-figures.ts'
import { nothingChosen, type ImportChoices } from './import-choices.ts'
import { listFormulas } from '../figures/formula.sql.ts'
import { listIndicatorKinds } from '../figures/indicator.sql.ts'
import { PortionSaver } from './save-portions.action.ts'
import { surveyValues, type ValuesSurvey } from './survey-values.ts'
import type { ValuesFile } from './values-file.ts'
import { readingOfRows, readingOfText, type ValuesReading } from './values-reading.ts'

export interface ImportRequest {
  readonly name: string
  /** A file that is read in pieces is read twice: for what it speaks of, and for its figures. */
  readonly text: FileText
  /** Where the figures come from, for rows that do not say so themselves. */
  readonly source: string
  readonly create: boolean
  readonly dryRun: boolean
  /** Keep the good rows of a file that has bad ones; otherwise all or nothing. */
  readonly partial: boolean
  /** What is to be said of the cells of a workbook that the text was read from. */
  readonly notes?: readonly LineFinding[]
  /** Why the figures that were asked about are right. */
  readonly reason?: string
  /** Chosen for all rows alike. */
  readonly choices?: ImportChoices
  /** The day of the place, after which a period lies ahead; today where it is not said. */
  readonly today?: string
  /** Looks at what was read and compared, before it is recorded; a refusal undoes all of it. */
  readonly look?: (compared: Compared) => Promise<Refusal | undefined>
}

/** The good figures of a file beside the store: revision 0 says the same, 1 is new, a higher one changes a figure. */
export interface Compared {
  readonly change: Change
  readonly held: HeldFigures
  readonly idOf: (indicatorCode: string) => number
  readonly findings: readonly LineFinding[]
}

export interface ImportOutcome {
  readonly file: string
  readonly rows: number
  readonly added: number
  readonly revised: number
  readonly unchanged: number
  readonly createdIndicators: readonly string[]
  readonly createdAreas: readonly string[]
  readonly findings: readonly LineFinding[]
  /** Nothing was saved: a dry run, or nothing in the file was new. */
  readonly saved: boolean
}

/** Brings a file of values into the store: checked line by line, all or nothing unless told otherwise. */
export async function importValues(
  app: Pick<App, 'db'>,
  tenantId: number,
  author: Author,
  as: string,
  request: ImportRequest,
): Promise<ImportOutcome | Refusal> {
  return importReadings(
    app,
    tenantId,
    author,
    as,
    () => readingOfText(request.text, request.choices?.columns),
    request,
  )
}

/** The same for rows that came some other way; `text` is then what they were read from. */
export async function importRows(
  app: Pick<App, 'db'>,
  tenantId: number,
  author: Author,
  as: string,
  file: ValuesFile,
  request: ImportRequest & { readonly text: string },
): Promise<ImportOutcome | Refusal> {
  return importReadings(app, tenantId, author, as, () => readingOfRows(file, request.text), request)
}

async function importReadings(
  app: Pick<App, 'db'>,
  tenantId: number,
  author: Author,
  as: string,
  read: () => ValuesReading,
  request: ImportRequest,
): Promise<ImportOutcome | Refusal> {
  const survey = await surveyValues(read())
  if (survey.findings.some(isError)) return refuseFile(survey.findings)
  let dryRun: ImportOutcome | undefined
  const result = await makeChange(app.db, tenantId, author, async (change) => {
    const created = request.create
      ? await createMissing(change, as, survey.definitions, request.source)
      : nothingCreated
    const outcome = await importFigures(change, as, read(), survey, created, request)
    if (!request.dryRun || isRefusal(outcome)) return outcome
    dryRun = outcome
    return refuse('conflict', 'dry-run')
  })
  return dryRun ?? result
}

const nothingCreated: Created = { indicators: [], areas: [] }
const isError = (finding: LineFinding): boolean => finding.severity === 'error'

function refuseFile(findings: readonly LineFinding[]): Refusal {
  return refuse('invalid', 'file-has-problems', { problems: findings.filter(isError).length }, findings)
}

async function importFigures(
  change: Change,
  as: string,
  reading: ValuesReading,
  survey: ValuesSurvey,
  created: Created,
  request: ImportRequest,
): Promise<ImportOutcome | Refusal> {
  const kinds = await listIndicatorKinds(change.trx, [...survey.definitions.codes])
  const areas = new Set((await listAreas(change.trx)).map((area) => area.code))
  const derived = new Set((await listFormulas(change.trx, null)).map(({ code }) => code))
  const check = new ValuesCheck({
    periodKindOf: (code) => kinds.get(code)?.periodKind,
    hasArea: (code) => areas.has(code),
    isPercentage: (code) => kinds.get(code)?.unit === '%',
    isDerived: (code) => derived.has(code),
    today: request.today ?? londonDate(change.at),
    choices: request.choices ?? nothingChosen,
  })
  const idOf = (code: string): number => kinds.get(code)?.id ?? 0
  const ids = [...kinds.values()].map(({ id }) => id)
  const saver = await PortionSaver.open(change, check.held, ids, {
    ...request,
    idOf,
  })
  const findings = [...survey.findings, ...(request.notes ?? [])]
  try {
    const isGood = await takeAll(check, saver, reading, findings, request.partial)
    if (reading.end().sha256 !== survey.sha256) throw new Error('the file was changed while it was read')
    if (!isGood) return refuseFile(findings)
    const { added, revised } = await saver.end()
    const isCumulative = (code: string): boolean => kinds.get(code)?.kind === 'cumulative'
    findings.push(...(await findFalls(change.trx, check.held, isCumulative, idOf)))
    const refusal = await request.look?.({ change, held: check.held, idOf, findings })
    if (refusal) return refusal
    const outcome: ImportOutcome = {
      file: request.name,
      rows: survey.rows,
      added,
      revised,
      unchanged: check.held.length - added - revised,
      createdIndicators: created.indicators,
      createdAreas: created.areas,
      findings,
      saved: added + revised > 0 && !request.dryRun,
    }
    if (outcome.saved) {
      await saver.record({
        as,
        action: 'figures-imported',
        subjectKind: 'import',
        subject: request.name,
        reason: [request.source, request.reason].filter(Boolean).join('. '),
        after: { added, revised, sha256: survey.sha256 },
      })
    }
    return outcome
  } finally {
    await saver.settled()
  }
}

/** Figures that are saved together: enough that what a statement costs of itself does not count. */
const portion = 4_000

/** Checks all rows and sends the good ones on their way; answers false, and sends no more, where the file is at fault. */
async function takeAll(
  check: ValuesCheck,
  saver: PortionSaver,
  reading: ValuesReading,
  findings: LineFinding[],
  isPartial: boolean,
): Promise<boolean> {
  let errors = 0
  for await (const rows of reading.portions) {
    for (const item of check.check(rows)) {
      if (isFigure(item)) continue
      findings.push(item)
      if (isError(item)) errors += 1
    }
    if (saver.waiting >= portion && (errors === 0 || isPartial)) await saver.next()
    // The database is fed with the portion before.
    else await nextTurn()
  }
  const isGood = errors === 0 || isPartial
  if (isGood) await saver.next()
  return isGood
}
