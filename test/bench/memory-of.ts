import { readFileSync } from 'node:fs'
import { processesOf } from '../lifecycle/product.ts'

/** Memory of all the product's processes on a data folder, what they share counted once. */
export function megabytesOf(dataDir: string): number {
  const kilobytes = processesOf(dataDir).map((pid) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1])
  })
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1_000
}
