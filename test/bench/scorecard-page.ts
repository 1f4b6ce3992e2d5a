import { readFileSync } from 'node:fs'
import { postmasterIn } from '../lifecycle/product.ts'
import type { Visitor } from '../lifecycle/visitor.ts'
import { addLargeScorecard } from '../worlds/a-large-scorecard.ts'
import { placeOnTheMove } from '../worlds/place-on-the-move.ts'
import { median } from './median.ts'
import type { Measurement } from './measurement.ts'

const times = 5
const hundred = 100

/**
 * A scorecard of 200 rows as a member sees it, over the wire, with session and rights, rendered and compressed: again and
 * again while nothing changes in the place, and each time after a change there.
 */
export async function* measureScorecardPage(dataDir: string, visitor: Visitor): AsyncGenerator<Measurement> {
  await addLargeScorecard(dataDir, 'halton', 200)
  const open = () => openCard(visitor, '/halton/scorecards/large')
  yield {
    name: 'a scorecard of 200 rows as a page',
    value: await cpuOf(dataDir, open),
    unit: 'cpu ms',
    better: 'lower',
  }
  await using place = await placeOnTheMove(dataDir, 'halton')
  yield {
    name: 'a scorecard of 200 rows as a page, after a change',
    value: await cpuOf(dataDir, async () => {
      await place.move()
      await open()
    }),
    unit: 'cpu ms',
    better: 'lower',
  }
}

async function openCard(visitor: Visitor, path: string): Promise<void> {
  const page = await visitor.get(path, { 'accept-encoding': 'gzip' })
  const rows = (await page.text()).split('<tr').length
  if (page.status !== 200 || rows < 200) throw new Error(`${path} was answered ${page.status}, ${rows} rows`)
}

/** Processor time of the serving Node for doing it once, all its threads: the median of `times` hundreds. */
async function cpuOf(dataDir: string, work: () => Promise<void>): Promise<number> {
  for (let n = 0; n < hundred; n += 1) await work()
  const node = parentOf(postmasterIn(dataDir))
  const each: number[] = []
  for (let n = 0; n < times; n += 1) {
    const before = cpuMilliseconds(node)
    for (let i = 0; i < hundred; i += 1) await work()
    each.push((cpuMilliseconds(node) - before) / hundred)
  }
  return median(each)
}

const parentOf = (pid: number): number =>
  Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

/** User and system time of a process; the kernel counts in hundredths of a second (proc(5), fields 14 and 15). */
function cpuMilliseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
