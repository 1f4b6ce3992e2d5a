import { setImmediate as nextTurn } from 'node:timers/promises'
import type { App } from '../db/app.ts'
import type { LineFinding } from '../kernel/finding.ts'
import { londonDate } from '../kernel/london.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { Author } from '../record/entry.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { listAreas } from '../areas/area.sql.ts'
import { areaFinder } from './areas-in-file.ts'
import { oldCodes } from './old-codes.action.ts'
import { isFigure, ValuesCheck } from './check-values.ts'
import { findFalls } from './find-falls.action.ts'
import { createMissing } from './create-missing.action.ts'
import { nothingCreated, type Created } from './created.ts'
import { nothingChosen } from './import-choices.ts'
import { listFormulas } from '../figures/formula.sql.ts'
import { listIndicatorKinds } from '../figures/indicator.sql.ts'
import { isWorded } from '../figures/value-text.ts'
import { definitionsImported, definitionsTold } from './import-definitions.action.ts'
import type { ImportOutcome, ImportRequest } from './import-request.action.ts'
import { PortionSaver } from './save-portions.action.ts'
import { surveyValues, type ValuesSurvey } from './survey-values.ts'
import type { ValuesFile } from './values-file.ts'
import { readingOfRows, readingOfText, type ValuesReading } from './values-reading.ts'

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
  const isFatal = (finding: LineFinding): boolean =>
    isError(finding) && !(request.partial && isOfOneLine(finding))
  if (survey.findings.some(isFatal)) return refuseFile(survey.findings)
  const told = survey.isOfDefinitions ? await definitionsTold(read(), request) : []
  if (told.some(isError)) return refuseFile([...survey.findings, ...told])
  let dryRun: ImportOutcome | undefined
  const result = await makeChange(app.db, tenantId, author, async (change) => {
    const choices = request.choices ?? nothingChosen
    const created = request.create
      ? await createMissing(change, as, survey.definitions, {
          source: request.source,
          makesAreas: request.create === true,
          chosenAreas: choices.areas,
        })
      : nothingCreated
    const outcome = survey.isOfDefinitions
      ? await definitionsImported(change, survey, created, told, request)
      : await importFigures(change, as, read(), survey, created, request)
    if (!request.dryRun || isRefusal(outcome)) return outcome
    dryRun = outcome
    return refuse('conflict', 'dry-run')
  })
  return dryRun ?? result
}

/** A line with too few cells or too many is left out, and the lines around it stand. */
const isOfOneLine = ({ code }: LineFinding): boolean => code === 'cells-uneven'
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
  const codesNow = await oldCodes(change.trx)
  const kinds = await listIndicatorKinds(change.trx, [...survey.definitions.codes, ...codesNow.values()])
  const codeBefore = new Map([...codesNow].map(([old, now]) => [now, old]))
  const choices = request.choices ?? nothingChosen
  const derived = new Set((await listFormulas(change.trx, null)).map(({ code }) => code))
  const worded = new Map([...kinds].filter(([, { kind }]) => isWorded(kind)))
  const check = new ValuesCheck({
    periodKindOf: (code) => kinds.get(code)?.periodKind,
    areaOf: areaFinder(await listAreas(change.trx), choices.areas),
    codeNow: (code) => codesNow.get(code),
    wordedFormOf: (code) => worded.get(code),
    isPercentage: (code) => kinds.get(code)?.unit.startsWith('%') ?? false,
    scaleOf: (code) => survey.definitions.scaleOf(code, codeBefore.get(code)),
    namesMixed: request.namesMixed ?? false,
    isDerived: (code) => derived.has(code),
    today: request.today ?? londonDate(change.at),
    choices,
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
    const refusal = await request.look?.({ change, held: check.held, idOf, findings, created })
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
