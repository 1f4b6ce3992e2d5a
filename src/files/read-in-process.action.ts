import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { WorkbookRefusal } from './check-workbook.ts'

/** What the process that reads a workbook may take: memory in megabytes, time in milliseconds. */
const allowed = { megabytes: 768, milliseconds: 30_000 }

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
