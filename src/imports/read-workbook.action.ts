import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { LineFinding } from '../kernel/finding.ts'
import type { WorkbookRefusal } from './check-workbook.ts'

export interface WorkbookRead {
  readonly sheet: string
  readonly content: string
  readonly notes: readonly LineFinding[]
}

/** What the process that reads a workbook may take: memory in megabytes, time in milliseconds. */
const allowed = { megabytes: 768, milliseconds: 30_000 }

const reader = fileURLToPath(new URL('./workbook-process.action.ts', import.meta.url))

/** Reads the first visible sheet of an Excel workbook, in a process of its own that a hostile file may bring down. */
export function readWorkbook(
  bytes: Uint8Array,
): Promise<WorkbookRead | { readonly unread: WorkbookRefusal }> {
  return readInProcess<WorkbookRead>(reader, bytes)
}

/** What `reader`, a program that reads a workbook from its input, answers as JSON within what it is allowed. */
export async function readInProcess<Read>(
  reader: string,
  bytes: Uint8Array,
): Promise<Read | { readonly unread: WorkbookRefusal }> {
  const child = spawn(process.execPath, [`--max-old-space-size=${allowed.megabytes}`, reader], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: allowed.milliseconds,
    killSignal: 'SIGKILL',
  })
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null))
    child.on('close', resolve)
  })
  // It may be gone before it has read everything.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const said = await text(child.stdout).catch(() => '')
  if ((await ended) !== 0 || said === '') return { unread: 'workbook-too-heavy' }
  return JSON.parse(said) as Read | { readonly unread: WorkbookRefusal }
}
