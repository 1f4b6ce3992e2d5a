import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { readAsAt } from '../kernel/london.ts'
import { periodText } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { PaperFormat } from '../paper/renderers.ts'
import type { Actor } from '../rights/actor.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import type { Place } from '../places/place.ts'
import { visibleTo } from '../rights/policy.ts'
import { makeReport } from './make-report.action.ts'
import { isPaperFormat, reportFileName } from './report-file.ts'
import { reportDefinition } from './report-list.ts'
import { settleAsAt } from './settle-as-at.action.ts'

export interface ReportsToWrite {
  readonly definition: string
  readonly period: Period
  /** Codes of departments, or every one that has figures for such a period. */
  readonly bodies: readonly string[] | 'all'
  readonly formats: readonly string[]
  /** As `readAsAt` reads it; now where it is left out. */
  readonly asAt?: string | undefined
  /** Made where it is not there. */
  readonly outDir: string
}

export interface WrittenFile {
  readonly path: string
  readonly bytes: number
  readonly body: string
}

/** Writes reports as files, all as at the same moment. */
export async function writeReport(
  app: Pick<App, 'db' | 'publicOrigin'>,
  place: Place,
  actor: Actor,
  request: ReportsToWrite,
): Promise<{ files: WrittenFile[] } | Refusal> {
  const definition = reportDefinition(request.definition)
  if (!definition) return refuse('not-found', 'report-not-found')
  if (request.period.kind !== definition.periodKind)
    return refuse('not-found', 'nothing-to-report', { period: periodText(request.period) })
  const formats: PaperFormat[] = []
  for (const format of request.formats) {
    if (!isPaperFormat(format) || !definition.formats.includes(format))
      return refuse('invalid', 'format-not-known', { format, formats: definition.formats.join(', ') })
    formats.push(format)
  }
  const asked = request.asAt === undefined ? null : readAsAt(request.asAt)
  if (request.asAt !== undefined && asked === null)
    return refuse('invalid', 'as-at-not-understood', { text: request.asAt })
  const asAt = await settleAsAt(app, place, asked, new Date())
  const bodies =
    request.bodies === 'all' ? await bodiesWithFigures(app, place, actor, request.period) : request.bodies
  if (bodies.length === 0)
    return refuse('not-found', 'nothing-to-report', { period: periodText(request.period) })
  const files: WrittenFile[] = []
  for (const body of bodies) {
    const report = await makeReport(app, place, actor, { body, period: request.period, asAt })
    if (isRefusal(report)) return report
    for (const format of formats) {
      const bytes = await report.render(format)
      const path = join(request.outDir, reportFileName(place.shortName, body, request.period, format))
      await mkdir(request.outDir, { recursive: true })
      await writeFile(path, bytes)
      files.push({ path, bytes: bytes.byteLength, body })
    }
  }
  return { files }
}

async function bodiesWithFigures(
  app: Pick<App, 'db'>,
  place: Place,
  actor: Actor,
  { kind }: Period,
): Promise<string[]> {
  return readTenant(app.db, place.id, async (trx) => {
    const indicators = await listIndicators(trx, visibleTo(actor, 'performance.read'))
    const owners = new Set(
      indicators.filter(({ periodKind }) => periodKind === kind).map(({ organisationId }) => organisationId),
    )
    return (await listOrganisations(trx)).filter(({ id }) => owners.has(id)).map(({ code }) => code)
  })
}
