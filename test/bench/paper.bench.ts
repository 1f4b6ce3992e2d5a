import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { PaperFormat } from '../../src/paper/formats.ts'
import { render } from '../../src/paper/render.action.ts'
import { councilTemplate } from '../../src/paper/testing/council-template.ts'
import { sampleReport } from '../../src/paper/testing/sample-report.ts'
import type { Measurement } from './measurement.ts'

const departments = 19
const measured: readonly PaperFormat[] = ['docx', 'pdf', 'xlsx', 'html']

/**
 * The quarter's departmental reports, about 30 rows and 6 charts each, charts drawn included. Processor seconds of this
 * process and of the one that makes PDFs, not time on the wall: other work on the machine must not count. LibreOffice turns the
 * same Word files into PDF, one process for all of them, where the machine has it. `scale` 1 is the 19 reports of Halton's quarter.
 */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const count = Math.max(1, Math.round(departments * scale))
  const folder = mkdtempSync(join(tmpdir(), 'throughline-paper-'))
  try {
    // The libraries are read and compiled once for a process, not once for a report.
    for (const format of measured) await render(sampleReport(0, { rows: 2, charts: 1 }), format)
    const seconds = new Map<PaperFormat, number>()
    for (const format of measured) {
      const before = usage()
      let bytes = 0
      for (let department = 1; department <= count; department++) {
        const file = await render(sampleReport(department), format)
        bytes += file.length
        if (format === 'docx') writeFileSync(join(folder, `${department}.docx`), file)
      }
      seconds.set(format, usage().seconds - before.seconds)
      yield cpu(`paper: ${count} departmental reports, ${format}`, seconds.get(format) ?? 0)
      yield {
        name: `paper: a departmental report, ${format}`,
        value: bytes / count / 1024,
        unit: 'KiB',
        better: 'lower',
      }
    }
    const template = new Map(Object.entries(unzipSync(await councilTemplate())))
    const before = usage()
    for (let department = 1; department <= count; department++)
      await render(sampleReport(department), 'docx', { template })
    const inTemplate = usage().seconds - before.seconds
    yield cpu(`paper: ${count} departmental reports, Word in a template`, inTemplate)
    yield {
      name: 'paper: Word in a template against plain Word',
      value: inTemplate / (seconds.get('docx') ?? 0),
      unit: 'times',
      better: 'lower',
    }
    const all = (['docx', 'pdf', 'xlsx'] as const).reduce(
      (sum, format) => sum + (seconds.get(format) ?? 0),
      0,
    )
    yield cpu(`paper: ${count} departmental reports, Word, PDF and Excel`, all)
    yield { name: 'paper: most memory, both processes', value: usage().peakMiB, unit: 'MiB', better: 'lower' }
    const office = officeSeconds(folder, count)
    if (office === null) return
    yield cpu(`paper: LibreOffice, ${count} Word files to PDF alone`, office)
    yield {
      name: 'paper: LibreOffice for PDF alone against all three formats',
      value: office / all,
      unit: 'times',
      better: 'higher',
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const cpu = (name: string, value: number): Measurement => ({ name, value, unit: 'cpu s', better: 'lower' })

// Linux counts processor time in hundredths of a second.
const ticks = 100

/** What this process and its children have used, as Linux counts it. */
function usage(): { seconds: number; peakMiB: number } {
  const tasks = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
  const ids = ['self', ...tasks.split(' ').filter(Boolean)]
  return ids
    .map((id) => {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]
      return { seconds: (Number(stat[11]) + Number(stat[12])) / ticks, peakMiB: Number(peak) / 1024 }
    })
    .reduce((sum, one) => ({ seconds: sum.seconds + one.seconds, peakMiB: sum.peakMiB + one.peakMiB }))
}

/** Processor seconds of children that have ended. */
function endedSeconds(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(stat[13]) + Number(stat[14])) / ticks
}

/** LibreOffice on the same Word files, or null where the machine has none. */
function officeSeconds(folder: string, count: number): number | null {
  if (spawnSync('soffice', ['--version']).status !== 0) return null
  const out = join(folder, 'pdf')
  mkdirSync(out)
  const files = Array.from({ length: count }, (_, i) => join(folder, `${i + 1}.docx`))
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const convert = (some: readonly string[]): void => {
    spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', out, ...some])
  }
  // The first start makes a profile, which is not part of the work.
  convert(files.slice(0, 1))
  const before = endedSeconds()
  convert(files)
  const made = readdirSync(out).length
  if (made < count) throw new Error(`LibreOffice made ${made} of ${count} files`)
  return endedSeconds() - before
}
