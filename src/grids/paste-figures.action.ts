import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { readCsv } from '../files/read-csv.ts'
import { sheetOfFile } from '../files/sheet-of-file.action.ts'
import type { Finding } from '../kernel/finding.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import { enterFigures, type EntryOutcome } from './enter-figures.action.ts'
import { loadEntryGrid, type ExpectedRange, type GridAsked } from './entry-grid.action.ts'
import type { TypedEntry } from './entry-row.ts'
import { pastedEntries, type InsteadWords } from './pasted-entries.ts'

export interface PastedSheet {
  /** Cells as Excel copies them: lines, and tabs between. */
  readonly text: string
  /** A workbook or CSV file instead; null where none was sent. */
  readonly bytes: Uint8Array | null
  readonly words: InsteadWords
  /** The revisions that whoever pastes saw, by code. */
  readonly seen: Readonly<Record<string, number>>
}

/** Saves the good rows of a sheet that is pasted or sent as a grid does, and answers what was read from it. */
export async function pasteFigures(
  app: Pick<App, 'db'>,
  actor: Actor,
  asked: Omit<GridAsked, 'page'> & { readonly today: string },
  { text, bytes, words, seen }: PastedSheet,
  expectedRange: ExpectedRange,
): Promise<(EntryOutcome & { readonly typed: readonly TypedEntry[] }) | Refusal> {
  const all = { ...asked, page: 0 }
  const grid = await readTenant(app.db, actor.tenantId, (trx) =>
    loadEntryGrid(trx, actor, all, expectedRange),
  )
  if (!grid) return refuse('not-found', 'indicator-not-found', { code: asked.what })
  const sheet = bytes === null ? tabbed(text) : await cellsOf(bytes)
  if ('unread' in sheet) return { saved: 0, typed: [], conflicts: [], findings: [unread(sheet.unread)] }
  const { entries, findings } = pastedEntries(sheet, grid.rows, { words, seen })
  const result = await enterFigures(app, actor, all, entries, expectedRange)
  return isRefusal(result)
    ? result
    : { ...result, findings: [...findings, ...result.findings], typed: entries }
}

const tabbed = (text: string): string[][] => text.split(/\r?\n/).map((line) => line.split('\t'))

async function cellsOf(bytes: Uint8Array): Promise<string[][] | { readonly unread: string }> {
  const read = await sheetOfFile(bytes)
  if ('unread' in read) return read
  return readCsv(read.content).records.map(({ cells }) => [...cells])
}

const unread = (code: string): Finding => ({ field: 'file', code, severity: 'error', args: {} })
