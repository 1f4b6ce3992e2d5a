import { renderers } from '../../src/paper/renderers.ts'
import { sampleReport } from '../../src/paper/testing/sample-report.ts'

type Measurement = { name: string; value: number; unit: string; better: 'lower' | 'higher' }

const departments = 19

/**
 * The quarter's departmental reports, about 30 rows and 6 charts each, charts drawn included. Processor seconds, not
 * time on the wall: other work on the machine must not count. `scale` 1 is the 19 reports of Halton's quarter.
 */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const count = Math.max(1, Math.round(departments * scale))
  // The library is read and compiled once for a process, not once for a report.
  await renderers.docx.render(sampleReport(0, { rows: 2, charts: 1 }))
  for (const { format, render } of [renderers.docx, renderers.html]) {
    const before = process.cpuUsage()
    let bytes = 0
    for (let department = 1; department <= count; department++)
      bytes += (await render(sampleReport(department))).length
    const { user, system } = process.cpuUsage(before)
    yield {
      name: `paper: ${count} departmental reports, ${format}`,
      value: (user + system) / 1e6,
      unit: 'cpu s',
      better: 'lower',
    }
    yield {
      name: `paper: a departmental report, ${format}`,
      value: bytes / count / 1024,
      unit: 'KiB',
      better: 'lower',
    }
  }
}
