import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { Finding } from '../kernel/finding.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { loadReturnPage, type LoadedReturn } from '../returns/load-page.action.ts'
import { checkReturn } from '../returns/check-return.ts'
import type { Entered, ReturnHead } from '../returns/return.ts'
import { saveReturn } from '../returns/save-return.action.ts'
import { canBeFilled } from '../returns/transitions.ts'
import { returnWords } from '../returns/words.ts'
import type { Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import type { Locale } from '../ui/messages.ts'
import type { CellFinding } from './cell-finding.ts'
import { choiceNamed } from './choice-named.ts'
import { findTable } from './find-table.ts'
import { issuedOf, type Issued } from './issued.ts'
import type { ReturnAt } from './issue-workbook.action.ts'
import { mergeLines, type Collision, type Merged } from './merge-lines.ts'
import { readReturn, type ReturnRead } from './read-return.ts'
import { readSheets } from './read-sheets.action.ts'
import { readStamp, stampSheet } from './stamp.ts'
import type { HeldSheet } from './held-cell.ts'
import { workbookWords } from './words.ts'

/** In bytes; the server lets no larger form in. */
export const largestWorkbook = 950_000
/** How often a workbook is merged anew because somebody saved the return meanwhile. */
const mostTries = 5

/** What became of a workbook. */
export interface WorkbookTaken {
  readonly head: ReturnHead
  readonly figures: number
  readonly texts: number
  /** Faults and questions of the whole return as it now stands, each at its cell. */
  readonly attention: readonly CellFinding[]
  /** How cells were read that hold something else than they show. */
  readonly read: readonly CellFinding[]
  readonly ignored: readonly CellFinding[]
  readonly collisions: readonly Collision[]
}

/**
 * Reads a workbook that was filled in, keeps as a draft what it says, right or wrong, and answers what it found cell by cell.
 * Sent again it changes nothing more.
 */
export async function takeWorkbook(
  app: Pick<App, 'db'>,
  actor: Actor,
  at: ReturnAt,
  sent: { readonly name: string; readonly bytes: Uint8Array },
): Promise<WorkbookTaken | Refusal> {
  const opened = await open(app, actor, at)
  if (isRefusal(opened)) return opened
  const fault = checkSent(sent)
  if (fault) return notTaken(fault)
  const file = await readSheets(sent.bytes)
  if ('unread' in file) return notTaken(file.unread)
  const issued = stampOf(file.sheets)
  if ('fault' in issued) return notTaken(issued.fault)
  const expected = standingOf(at, opened, issued.locale).issued
  if (['place', 'department', 'period'].some((fact) => issued[fact as 'place'] !== expected[fact as 'place']))
    return notTaken('workbook-of-another', { is: issued.title, expected: expected.title })
  const table = findTable(file.sheets, issued)
  if ('fault' in table) return notTaken(table.fault, table.args)
  const indicators = new Map(opened.lines.map(({ indicator }) => [indicator.code, indicator]))
  const read = readReturn(table, issued, indicators, choiceNamed)
  return keep(app, actor, at, read, issued, opened)
}

async function open(
  app: Pick<App, 'db'>,
  actor: Actor,
  { organisationCode, period }: ReturnAt,
  typedOver?: ReadonlyMap<string, Entered>,
): Promise<LoadedReturn | Refusal> {
  const found = await readTenant(app.db, actor.tenantId, (trx) =>
    loadReturnPage(trx, actor, organisationCode, period, typedOver),
  )
  if (!found) return refuse('not-found', 'return-not-found')
  const verdict = decide(actor, 'return.fill', {
    organisationId: found.head.organisationId,
    returnId: found.head.id,
  })
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  if (!canBeFilled(found.head.state))
    return refuse('conflict', 'return-not-open', { state: found.head.state })
  return found
}

function checkSent({ name, bytes }: { name: string; bytes: Uint8Array }): string | null {
  if (name === '') return 'workbook-missing'
  if (bytes.length === 0) return 'workbook-empty'
  return bytes.length > largestWorkbook ? 'workbook-too-large' : null
}

function stampOf(sheets: readonly HeldSheet[]): ReturnType<typeof readStamp> {
  const texts = sheets
    .toSorted((a, b) => Number(b.name === stampSheet) - Number(a.name === stampSheet))
    .map(({ rows }) => readStamp(rows.map((row) => row.map((cell) => cell?.text ?? ''))))
  return (
    texts.find((read) => !('fault' in read) || read.fault !== 'workbook-not-ours') ?? {
      fault: 'workbook-not-ours',
    }
  )
}

/** The return as it stands, and how a workbook of it would say so. */
function standingOf({ place }: ReturnAt, { head, lines }: LoadedReturn, locale: Locale) {
  const issued = issuedOf({ place, head, lines }, locale, workbookWords(locale), returnWords(locale))
  return { lines, issued, keyIssues: head.keyIssues, savedById: head.savedById }
}

/** Saves what is taken; where somebody has saved the return meanwhile, what they saved is merged with first. */
async function keep(
  app: Pick<App, 'db'>,
  actor: Actor,
  at: ReturnAt,
  read: ReturnRead,
  issued: Issued,
  first: LoadedReturn,
): Promise<WorkbookTaken | Refusal> {
  let standing = first
  for (let tried = 0; tried < mostTries; tried += 1) {
    const merged = mergeLines(read, issued, standingOf(at, standing, issued.locale), actor.personId)
    const { lines, keyIssues } = merged
    const { version } = standing.head
    const then = lines.size === 0 ? standing : await open(app, actor, at, lines)
    if (isRefusal(then)) return then
    const findings = [...checkReturn(then.lines, keyIssues ?? then.head.keyIssues)]
    const told = (head: ReturnHead): WorkbookTaken => outcome(head, findings, read, merged)
    const isNothing = lines.size === 0 && keyIssues === undefined
    if (isNothing && !actor.once) return told(standing.head)
    const saved = await saveReturn(app, answering(actor, told), at, { lines, keyIssues, version })
    if (!isRefusal(saved)) return told(saved)
    if (saved.why !== 'return-changed-meanwhile') return saved
    const again = await open(app, actor, at)
    if (isRefusal(again)) return again
    standing = again
  }
  return refuse('conflict', 'workbook-changed-too-often')
}

/** Where a request is answered once, the answer that is kept says what became of the workbook, and not the return alone. */
function answering(actor: Actor, told: (head: ReturnHead) => WorkbookTaken): Actor {
  const { once } = actor
  if (!once) return actor
  return { ...actor, once: once.saying((head) => told(head as ReturnHead)) }
}

function outcome(
  head: ReturnHead,
  findings: readonly Finding[],
  read: ReturnRead,
  merged: Merged,
): WorkbookTaken {
  const errors = read.found.filter(({ severity }) => severity !== 'note')
  const told = new Set(errors.map(({ field }) => field))
  const ofReturn = findings
    // A cell that says why it is no figure says more than that it is none.
    .filter(({ field }) => !told.has(field))
    .map((finding): CellFinding => ({ ...finding, cell: read.cellOf.get(finding.field) ?? '' }))
  return {
    head,
    figures: merged.figures,
    texts: merged.texts,
    attention: [...errors, ...ofReturn],
    read: [...read.found.filter(({ severity }) => severity === 'note'), ...merged.notes],
    ignored: read.ignored,
    collisions: merged.collisions,
  }
}

function notTaken(code: string, args: Refusal['args'] = {}): Refusal {
  return refuse('invalid', 'workbook-not-taken', { problems: 1 }, [
    { field: 'file', code, severity: 'error', args },
  ])
}
