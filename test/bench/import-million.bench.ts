import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { launcher } from '../lifecycle/product.ts'
import type { Measurement } from './measurement.ts'
import { quarters, valuesLines } from './values-file.ts'

/**
 * One long file by the command `import values`, twice, into a store of its own: 10,000 indicators of 100 quarters are
 * scale 1. The time is the command's whole, its memory the most that the operating system ever gave it, Node.js and the
 * product's own code included; PostgreSQL has processes of its own.
 */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  try {
    const file = join(folder, 'values.csv')
    const indicators = Math.max(1, Math.round(10_000 * scale))
    await pipeline(Readable.from(valuesLines(indicators, quarters(100))), createWriteStream(file))
    const args = ['import', 'values', file, '--source', 'Bench', '--create', '--json']
    const bringIn = () => runMeasured([...args, '--data', join(folder, 'store')])
    const first = await bringIn()
    const rows = (first.rows / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 2 })
    const name = `import with checks, ${rows} million rows`
    yield { name, value: first.rows / first.seconds, unit: 'observations/s', better: 'higher' }
    yield { name: `${name}, memory`, value: first.mostBytes / 1e6, unit: 'MB', better: 'lower' }
    const again = await bringIn()
    yield { name: `${name}, again, memory`, value: again.mostBytes / 1e6, unit: 'MB', better: 'lower' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runMeasured(
  args: readonly string[],
): Promise<{ rows: number; seconds: number; mostBytes: number }> {
  const start = performance.now()
  const child = spawn(launcher, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  let mostBytes = 0
  while (child.exitCode === null && child.signalCode === null) {
    mostBytes = Math.max(mostBytes, mostBytesOf(child.pid ?? 0))
    await pause(20)
  }
  await ended
  const { rows } = JSON.parse(said) as { rows: number }
  return { rows, seconds: (performance.now() - start) / 1000, mostBytes }
}

/** What a process held at most (proc(5), VmHWM); nothing of one that has just ended. */
function mostBytesOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return 1024 * Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0)
  } catch {
    return 0
  }
}
