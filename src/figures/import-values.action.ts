import { createHash } from 'node:crypto'
import type { App } from '../db/app.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import type { LineFinding } from '../kernel/finding.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Author } from '../record/entry.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { insertArea, listAreas, nameHomeArea } from './area.sql.ts'
import { checkValues, isFigure, saysTheSame, type FileFigure } from './check-values.ts'
import { areasInFile, indicatorsInFile } from './definitions-in-file.ts'
import { placeKey } from './indicator.ts'
import { insertIndicators, listIndicatorKinds } from './indicator.sql.ts'
import type { ArrivingFigure } from './insert-observations.sql.ts'
import { listObservations } from './observation.sql.ts'
import { recordFigures } from './record-figures.action.ts'
import { readValuesFile, type ValuesFile, type ValuesRow } from './values-file.ts'

export interface ImportRequest {
  readonly name: string
  readonly text: string
  /** Where the figures come from, for rows that do not say so themselves. */
  readonly source: string
  readonly create: boolean
  readonly dryRun: boolean
  /** Keep the good rows of a file that has bad ones; otherwise all or nothing. */
  readonly partial: boolean
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
  return importRows(app, tenantId, author, as, readValuesFile(request.text), request)
}

/** The same for rows that came some other way; `text` is then what they were read from. */
export async function importRows(
  app: Pick<App, 'db'>,
  tenantId: number,
  author: Author,
  as: string,
  file: ValuesFile,
  request: ImportRequest,
): Promise<ImportOutcome | Refusal> {
  if (file.findings.some(isError)) return refuseFile(file.findings)
  let dryRun: ImportOutcome | undefined
  const result = await makeChange(app.db, tenantId, author, async (change) => {
    const created = request.create
      ? await createMissing(change, as, file.rows, request.source)
      : nothingCreated
    const { figures, findings } = await check(change.trx, file.rows, [...file.findings])
    if (findings.some(isError) && !request.partial) return refuseFile(findings)
    const { arriving, unchanged } = await compare(change, figures, request.source)
    const outcome: ImportOutcome = {
      file: request.name,
      rows: file.rows.length,
      added: arriving.filter((figure) => figure.revision === 1).length,
      revised: arriving.filter((figure) => figure.revision > 1).length,
      unchanged,
      createdIndicators: created.indicators,
      createdAreas: created.areas,
      findings,
      saved: arriving.length > 0 && !request.dryRun,
    }
    if (request.dryRun) {
      dryRun = outcome
      return refuse('conflict', 'dry-run')
    }
    if (arriving.length > 0) {
      await recordFigures(change, arriving, {
        as,
        action: 'figures-imported',
        subjectKind: 'import',
        subject: request.name,
        reason: request.source,
        after: { added: outcome.added, revised: outcome.revised, sha256: sha256(request.text) },
        signedBy: author.personId,
        returnId: null,
      })
    }
    return outcome
  })
  return dryRun ?? result
}

const nothingCreated = { indicators: [], areas: [] }
const isError = (finding: LineFinding): boolean => finding.severity === 'error'
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function refuseFile(findings: readonly LineFinding[]): Refusal {
  return refuse('invalid', 'file-has-problems', { problems: findings.filter(isError).length }, findings)
}

async function createMissing(
  change: Change,
  as: string,
  rows: readonly ValuesRow[],
  source: string,
): Promise<{ indicators: string[]; areas: string[] }> {
  const defined = indicatorsInFile(rows)
  const known = await listIndicatorKinds(change.trx, [...defined.keys()])
  const indicators = [...defined.values()].filter(({ code }) => !known.has(code) && mayBeCode.test(code))
  await insertIndicators(
    change.trx,
    change.tenantId,
    indicators.map((indicator) => ({
      ...indicator,
      source: indicator.source || source,
      definition: '',
      recordedHow: '',
      tolerance: null,
      isKey: true,
      baseline: '',
      ownerPost: '',
      organisationId: null,
    })),
  )
  const named = areasInFile(rows)
  const knownAreas = new Set((await listAreas(change.trx, [...named.keys()])).map((area) => area.code))
  const areas = [...named].filter(([code]) => !knownAreas.has(code) && code.length <= 40)
  for (const [code, name] of areas) await insertArea(change.trx, change.tenantId, { code, name, kind: '' })
  const [home] = areas
  if (home) await nameHomeArea(change.trx, change.tenantId, home[0])
  const created = { indicators: indicators.map(({ code }) => code), areas: areas.map(([code]) => code) }
  if (created.indicators.length + created.areas.length > 0) {
    await change.record({
      as,
      action: 'definitions-imported',
      subjectKind: 'import',
      subject: source,
      after: created,
    })
  }
  return created
}

/** What the store can hold as the code of an indicator; any other is reported as unknown. */
const mayBeCode = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/

async function check(
  trx: TenantTransaction,
  rows: readonly ValuesRow[],
  findings: LineFinding[],
): Promise<{ figures: (FileFigure & { indicatorId: number })[]; findings: readonly LineFinding[] }> {
  const kinds = await listIndicatorKinds(trx, [
    ...new Set(rows.map(({ cells }) => cells.indicator_code ?? '')),
  ])
  const areas = new Set((await listAreas(trx)).map((area) => area.code))
  const figures: (FileFigure & { indicatorId: number })[] = []
  const catalogue = {
    periodKindOf: (code: string) => kinds.get(code)?.periodKind,
    hasArea: (code: string) => areas.has(code),
    isPercentage: (code: string) => kinds.get(code)?.unit === '%',
  }
  for (const item of checkValues(rows, catalogue)) {
    if (!isFigure(item)) findings.push(item)
    else figures.push({ ...item, indicatorId: kinds.get(item.indicatorCode)?.id ?? 0 })
  }
  return { figures, findings }
}

/** Leaves out what the store already says; what says something else is the next revision. */
async function compare(
  { trx, author }: Change,
  figures: readonly (FileFigure & { indicatorId: number })[],
  source: string,
): Promise<{ arriving: ArrivingFigure[]; unchanged: number }> {
  const indicatorIds = [...new Set(figures.map((figure) => figure.indicatorId))]
  const areaCodes = [...new Set(figures.map((figure) => figure.areaCode))]
  const stored = await listObservations(trx, { indicatorIds, areaCodes }, null)
  const current = new Map(stored.map((observation) => [placeKey(observation), observation]))
  const arriving: ArrivingFigure[] = []
  for (const figure of figures) {
    const before = current.get(placeKey(figure))
    if (before && saysTheSame(before, figure)) continue
    arriving.push({
      indicatorId: figure.indicatorId,
      areaCode: figure.areaCode,
      period: figure.period,
      revision: (before?.revision ?? 0) + 1,
      value: figure.value,
      numerator: figure.numerator,
      denominator: figure.denominator,
      lower: figure.lower,
      upper: figure.upper,
      status: figure.status ?? (before ? 'revised' : 'final'),
      mark: figure.mark,
      reason: figure.reason,
      source: figure.source || source,
      recordedBy: author.personId,
    })
  }
  return { arriving, unchanged: figures.length - arriving.length }
}
