import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { cleanTree } from '../clean-tree.ts'
import { pdfData } from './pdf-data.ts'
import type { PdfOrder, PdfReply } from './pdf-order.ts'
import type { PaperTree } from '../tree.ts'

const path = fileURLToPath(new URL('./pdf-process.action.ts', import.meta.url))

/** How long one report may take, and how long the process waits for another before it gives its memory back. */
const allowed = { report: 30_000, idle: 10_000 }

let press: ChildProcess | undefined
let idle: NodeJS.Timeout | undefined
let before: Promise<unknown> = Promise.resolve()

/**
 * The report as a PDF that a screen reader can read (PDF/UA-1). The same tree is the same bytes. Setting type takes the
 * processor for a tenth of a second and more, so a process of its own does it, one report after the other.
 */
export function pdfFile(tree: PaperTree): Promise<Uint8Array> {
  const clean = cleanTree(tree)
  const order: PdfOrder = { data: pdfData(clean), created: clean.meta.created }
  const made = before.then(() => print(order))
  before = made.catch(() => undefined)
  return made
}

async function print(order: PdfOrder): Promise<Uint8Array> {
  // A process that was killed in the middle has spoilt nothing: the report is made again, once.
  const reply = (await ask(order)) ?? (await ask(order))
  if (reply === null) throw new Error('The process that makes PDFs ended before it was done')
  if ('unmade' in reply) throw new Error(`A PDF could not be made: ${reply.unmade}`)
  return reply.pdf
}

/** What the process answers, or null where it ended without an answer. */
async function ask(order: PdfOrder): Promise<PdfReply | null> {
  const child = begin()
  clearTimeout(idle)
  child.ref()
  child.channel?.ref()
  const settled = new AbortController()
  const { signal } = settled
  const limit = AbortSignal.timeout(allowed.report)
  limit.addEventListener('abort', () => child.kill('SIGKILL'), { signal })
  try {
    const answered = once(child, 'message', { signal })
    const ended = once(child, 'exit', { signal })
    child.send(order, () => undefined)
    const reply = await Promise.race([answered.then(([reply]) => reply as PdfReply), ended.then(() => null)])
    if (reply === null) press = undefined
    // What took too long once will do so again.
    if (reply === null && limit.aborted) throw new Error(`A PDF was not made in ${allowed.report / 1000} s`)
    return reply
  } finally {
    settled.abort()
    rest(child)
  }
}

function begin(): ChildProcess {
  if (press?.connected) return press
  press = fork(path, [], { env: {}, execArgv: [], serialization: 'advanced', stdio: 'ignore' })
  return press
}

/** A process with nothing to do keeps nobody waiting, and ends after a while. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  idle = setTimeout(() => {
    if (child.connected) child.disconnect()
    if (press === child) press = undefined
  }, allowed.idle)
  idle.unref()
}
