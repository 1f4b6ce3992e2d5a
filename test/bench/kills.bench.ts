import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded } from '../../src/entry/build-if-needed.ts'
import { startProduct } from '../lifecycle/product.ts'
import { killAtRandom, randomFrom } from '../lifecycle/random-kills.ts'
import type { Measurement } from './measurement.ts'

const usualKills = 200

/** Kills Node or the database at random moments while people save returns. The seed it prints gives the same again. */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const kills = Math.max(1, Math.round(usualKills * scale))
  const seed = Date.now() % 1_000_000
  process.stderr.write(`kills: seed ${seed}\n`)
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-kills-'))
  try {
    await buildIfNeeded((line) => process.stderr.write(`${line}\n`), new AbortController().signal)
    await (await startProduct({ dataDir, args: ['--demo'] })).end('SIGTERM')
    const outcome = await killAtRandom(dataDir, kills, randomFrom(seed))
    const { acknowledged, lost, doubled, isVerified, longestRecoveryMs } = outcome
    const yes = 'lower' as const
    yield {
      name: `acknowledged changes lost after ${kills} kills`,
      value: lost.length,
      unit: 'changes',
      better: yes,
    }
    yield {
      name: `changes doubled after ${kills} kills`,
      value: doubled.length,
      unit: 'changes',
      better: yes,
    }
    yield {
      name: 'faults found by verify after them',
      value: isVerified ? 0 : 1,
      unit: 'faults',
      better: yes,
    }
    yield { name: 'changes acknowledged meanwhile', value: acknowledged, unit: 'changes', better: 'higher' }
    yield { name: 'longest time from a kill to ready', value: longestRecoveryMs, unit: 'ms', better: yes }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
