import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../db/app.ts'
import { readAsAt } from '../kernel/london.ts'
import { periodText } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import type { Place } from '../places/place.ts'
import { bodiesWithFigures } from './bodies-with-figures.action.ts'
import { makeReport } from './make-report.action.ts'
import { isPaperFormat, reportFileName } from './report-file.ts'
import { isForPeriod, reportDefinition } from './report-list.ts'
import { settleAsAt } from './settle-as-at.action.ts'

export interface ReportsToWrite {
  /** Codes of reports. */
  readonly definitions: readonly string[]
  readonly period: Period
  /** Codes of what the reports are about, or everything that has figures for such a period. */
  readonly bodies: readonly string[] | 'all'
  readonly formats: readonly string[]
  /** As `readAsAt` reads it; now where it is left out. */
  readonly asAt?: string | undefined
  /** Made where it is not there. */
  readonly outDir: string
  /** Told of each file once it is written. */
  readonly onFile?: ((file: WrittenFile) => void) | undefined
}

export interface WrittenFile {
  readonly path: string
  readonly bytes: number
  readonly definition: string
  readonly body: string
}

/** Writes reports as files, all as at the same moment; nothing is written where any of them is not known. */
export async function writeReport(
  app: Pick<App, 'db' | 'publicOrigin'>,
  place: Place,
  actor: Actor,
  request: ReportsToWrite,
): Promise<{ files: WrittenFile[] } | Refusal> {
  const { period, outDir, onFile } = request
  const definitions = request.definitions.flatMap((code) => reportDefinition(code) ?? [])
  if (definitions.length !== request.definitions.length) return refuse('not-found', 'report-not-found')
  const nothing = refuse('not-found', 'nothing-to-report', { period: periodText(period) })
  const due = definitions.filter((definition) => isForPeriod(definition, period))
  if (due.length === 0) return nothing
  const formats = request.formats.filter(isPaperFormat)
  for (const format of request.formats) {
    const isOffered = (known: readonly string[]): boolean => known.includes(format)
    const without = definitions.find((definition) => !isOffered(definition.formats))
    if (without) return refuse('invalid', 'format-not-known', { format, formats: without.formats.join(', ') })
  }
  const asked = request.asAt === undefined ? null : readAsAt(request.asAt)
  if (request.asAt !== undefined && asked === null)
    return refuse('invalid', 'as-at-not-understood', { text: request.asAt })
  const asAt = await settleAsAt(app, place, asked, new Date())
  const files: WrittenFile[] = []
  for (const definition of due) {
    const bodies =
      request.bodies === 'all' ? await bodiesWithFigures(app, place, actor, definition) : request.bodies
    for (const body of bodies) {
      const made = await makeReport(app, place, actor, { definition: definition.code, body, period, asAt })
      // Of all that could be made, what has nothing to say in this quarter is passed over.
      if (isRefusal(made) && request.bodies === 'all' && made.refused === 'not-found') continue
      if (isRefusal(made)) return made
      for (const format of formats) {
        const bytes = await made.render(format)
        const path = join(outDir, reportFileName(place.shortName, definition.code, body, period, format))
        await mkdir(outDir, { recursive: true })
        await writeWhole(path, bytes)
        const file = { path, bytes: bytes.byteLength, definition: definition.code, body }
        files.push(file)
        onFile?.(file)
      }
    }
  }
  return files.length === 0 ? nothing : { files }
}

/** A report that is there is whole, whatever is killed on the way; what is left unfinished goes when it is written again. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${path}.unfinished`, bytes)
  await rename(`${path}.unfinished`, path)
}
