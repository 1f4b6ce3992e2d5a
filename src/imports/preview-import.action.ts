import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import type { LineFinding } from '../kernel/finding.ts'
import { readPeriod } from '../kernel/read-period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import type { FileFigure } from './file-figure.ts'
import type { HeldFigures } from './held-figures.ts'
import type { ImportChoices } from './import-choices.ts'
import type { ImportFile } from './import-file.ts'
import { findImportFile } from './import-file.sql.ts'
import { listImportLayouts } from './import-layout.sql.ts'
import { mostShown, type ImportChange, type ImportPreview } from './import-preview.ts'
import { importValues, type Compared, type ImportOutcome } from './import-values.action.ts'
import { readCsv } from './read-csv.ts'
import { seenOf } from './seen-figures.ts'
import { listStandingSaid } from './standing-figure.sql.ts'
import { headingName } from './values-file.ts'

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
  const { file, layouts } = await readTenant(app.db, actor.tenantId, async (trx) => ({
    file: await findImportFile(trx, id),
    layouts: await listImportLayouts(trx),
  }))
  if (!file) return refuse('not-found', 'import-file-gone')
  if (file.state !== 'waiting') return refuse('too-late', 'import-file-gone')
  let lists = nothingCompared
  const result = await importValues(app, actor.tenantId, authorOf(actor), verdict.as, {
    name: file.name,
    text: file.content,
    source: file.source,
    notes: file.notes,
    create: false,
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
  return { ...previewOf(file, result, choices), ...lists, layouts }
}

type Lists = Pick<ImportPreview, 'changes' | 'news' | 'same' | 'seen'>
const nothingCompared: Lists = { changes: [], news: [], same: [], seen: '' }

async function listsOf({ change, held, idOf }: Compared): Promise<Lists> {
  const news = figuresOf(held, (revision) => revision === 1)
  const same = figuresOf(held, (revision) => revision === 0)
  const changed = figuresOf(held, (revision) => revision > 1)
  return { changes: await besideStore(change.trx, changed, idOf), news, same, seen: seenOf(held) }
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
): Omit<ImportPreview, keyof Lists | 'layouts'> {
  const read = isRefusal(result) ? (result.findings as readonly LineFinding[]) : result.findings
  const findings = read.toSorted((a, b) => a.line - b.line)
  const linesWith = (severity: LineFinding['severity']): number =>
    new Set(findings.filter((finding) => finding.severity === severity).map(({ line }) => line)).size
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
    unknownColumns: findings.flatMap(({ code, value }) => (code === 'column-unknown' ? [value] : [])),
    headings: headingsOf(file.content, columns),
  }
}

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
