import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import type { LineFinding } from '../kernel/finding.ts'
import { readPeriod } from '../kernel/read-period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, mayDo } from '../rights/policy.ts'
import { listIndicatorKinds } from '../figures/indicator.sql.ts'
import { listAreas } from '../areas/area.sql.ts'
import { nothingCreated } from './created.ts'
import type { FileFigure } from './file-figure.ts'
import type { HeldFigures } from './held-figures.ts'
import type { ImportChoices } from './import-choices.ts'
import type { ImportFile } from './import-file.ts'
import { findImportFile } from './import-file.sql.ts'
import { listImportLayouts } from './import-layout.sql.ts'
import { mostShown, type ImportChange, type ImportPreview } from './import-preview.ts'
import type { Compared, ImportOutcome, ImportRequest } from './import-request.action.ts'
import { importValues } from './import-values.action.ts'
import { readCsv } from '../files/read-csv.ts'
import { seenOf } from './seen-figures.ts'
import { listStandingSaid } from './standing-figure.sql.ts'
import { headingName } from '../files/heading-name.ts'

export interface ImportAsked {
  readonly id: number
  readonly choices: ImportChoices
  /** The day of the place. */
  readonly today: string
}

/** Says what the import of a file that was sent would do, by the rules of the import itself, and does none of it. */
export async function previewImport(
  app: Pick<App, 'db'>,
  actor: Actor,
  { id, choices, today }: ImportAsked,
): Promise<ImportPreview | Refusal> {
  const verdict = decide(actor, 'figures.import')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const { file, layouts, areas } = await readTenant(app.db, actor.tenantId, async (trx) => ({
    file: await findImportFile(trx, id),
    layouts: await listImportLayouts(trx),
    areas: await listAreas(trx),
  }))
  if (!file) return refuse('not-found', 'import-file-gone')
  if (file.state !== 'waiting') return refuse('too-late', 'import-file-gone')
  let lists = nothingCompared
  const result = await importValues(app, actor.tenantId, authorOf(actor), verdict.as, {
    name: file.name,
    text: file.content,
    source: file.source,
    notes: file.notes,
    create: whatIsCreated(actor, choices),
    dryRun: true,
    partial: true,
    choices,
    today,
    look: async (compared) => {
      lists = await listsOf(compared)
      return undefined
    },
  })
  if (isRefusal(result) && result.why !== 'file-has-problems') return result
  const mayCreate = mayDo(actor, 'indicator.change')
  return { ...previewOf(file, result, choices), ...lists, layouts, areas, mayCreate }
}

/** Indicators are made where that was chosen by somebody who may make them; areas too where they may make those. */
export function whatIsCreated(actor: Actor, { create }: ImportChoices): ImportRequest['create'] {
  if (!create || !mayDo(actor, 'indicator.change')) return false
  return mayDo(actor, 'area.change') ? true : 'indicators'
}

type Lists = Pick<ImportPreview, 'changes' | 'news' | 'same' | 'forms' | 'seen' | 'creates'>
const nothingCompared: Lists = {
  changes: [],
  news: [],
  same: [],
  forms: new Map(),
  seen: '',
  creates: nothingCreated,
}

async function listsOf({ change, held, idOf, created: creates }: Compared): Promise<Lists> {
  const news = figuresOf(held, (revision) => revision === 1)
  const same = figuresOf(held, (revision) => revision === 0)
  const changed = figuresOf(held, (revision) => revision > 1)
  const codes = new Set([...news, ...same, ...changed].map(({ indicatorCode }) => indicatorCode))
  return {
    changes: await besideStore(change.trx, changed, idOf),
    news,
    same,
    forms: await listIndicatorKinds(change.trx, [...codes]),
    seen: seenOf(held),
    creates,
  }
}

function figuresOf(held: HeldFigures, isWanted: (revision: number) => boolean): FileFigure[] {
  const found: FileFigure[] = []
  for (let number = 0; number < held.length && found.length < mostShown; number++)
    if (isWanted(held.revisionOf(number))) found.push(held.at(number))
  return found
}

async function besideStore(
  trx: TenantTransaction,
  figures: readonly FileFigure[],
  idOf: (code: string) => number,
): Promise<ImportChange[]> {
  const places = figures.map(({ indicatorCode, areaCode, period }) => ({
    indicatorId: idOf(indicatorCode),
    areaCode,
    period,
  }))
  const standing = await listStandingSaid(trx, places)
  return figures.flatMap((figure, at) => {
    const said = standing.get(at)
    return said ? [{ figure, before: { value: said.value, mark: said.mark, by: said.by, at: said.at } }] : []
  })
}

function previewOf(
  file: ImportFile,
  result: ImportOutcome | Refusal,
  { columns }: ImportChoices,
): Omit<ImportPreview, keyof Lists | 'layouts' | 'areas' | 'mayCreate'> {
  const read = isRefusal(result) ? (result.findings as readonly LineFinding[]) : result.findings
  const findings = read.toSorted((a, b) => a.line - b.line)
  const linesWith = (severity: LineFinding['severity']): number =>
    new Set(findings.filter((finding) => finding.severity === severity).map(({ line }) => line)).size
  const headings = headingsOf(file.content, columns)
  const { rows, added, revised, unchanged } = isRefusal(result) ? nothingRead : result
  return {
    id: file.id,
    name: file.name,
    source: file.source,
    sheet: file.sheet,
    rows,
    added,
    revised,
    unchanged,
    bad: linesWith('error'),
    asked: linesWith('query'),
    findings,
    periodKinds: kindsIn(findings),
    asksShare: findings.some(({ code }) => code === 'percentage-as-share'),
    asksYears: findings.some(({ code, value }) => code === 'period-two-readings' && bareYear.test(value)),
    unknownAreas: valuesOf(findings, 'area-unknown').slice(0, mostShown),
    unknownIndicators: valuesOf(findings, 'indicator-unknown').length,
    isDefining: headings.includes('title'),
    unknownColumns: findings.flatMap(({ code, value }) => (code === 'column-unknown' ? [value] : [])),
    headings,
  }
}

const bareYear = /^\s*(?:19|20)\d\d\b(?!\s*[-/\d])/

const valuesOf = (findings: readonly LineFinding[], code: string): string[] => [
  ...new Set(findings.filter((finding) => finding.code === code).map(({ value }) => value)),
]

/** What each column is called here, in the order of the file. */
function headingsOf(content: string, columns: ImportChoices['columns']): string[] {
  const end = content.search(/[\r\n]/)
  const [heading] = readCsv(end < 0 ? content : content.slice(0, end)).records
  return (heading?.cells ?? []).map((cell) => {
    const name = headingName(cell)
    return columns[name] ?? name
  })
}

const nothingRead = { rows: 0, added: 0, revised: 0, unchanged: 0 }

/** The kinds of period that a text with two readings may be, where there is one reading of the kind. */
function kindsIn(findings: readonly LineFinding[]): ImportPreview['periodKinds'] {
  const kinds = findings.flatMap(({ code, value }) => {
    if (code !== 'period-two-readings') return []
    const reading = readPeriod(value)
    return reading.is === 'several' ? reading.readings.map(({ kind }) => kind) : []
  })
  return [...new Set(kinds)]
}
