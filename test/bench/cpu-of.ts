import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { processesOf } from '../lifecycle/product.ts'

/** Seconds of processor time that the product on a data folder has had, its database and what has ended below it included. */
export function cpuSecondsOf(dataDir: string): number {
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  return processesOf(dataDir).reduce((sum, pid) => sum + ticksOf(pid), 0) / ticksPerSecond
}

/** Of a process and of those of its children that have ended: fields 14 to 17 of proc(5) stat. */
function ticksOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields.slice(11, 15).reduce((sum, text) => sum + Number(text), 0)
  } catch {
    return 0
  }
}
