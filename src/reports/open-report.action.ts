import type { App } from '../db/app.ts'
import { readPeriod } from '../kernel/read-period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { formats, type PaperFormat } from '../paper/formats.ts'
import type { Actor } from '../rights/actor.ts'
import type { Place } from '../places/place.ts'
import { makeReport, type MadeReport } from './make-report.action.ts'
import { isPaperFormat, reportFileName } from './report-file.ts'
import { reportDefinition, type KnownReport } from './report-list.ts'
import { settleAsAt } from './settle-as-at.action.ts'

/** A report as an address names it. */
export interface ReportAsked {
  readonly definition: string
  readonly period: string
  readonly body: string
  /** Null for now. */
  readonly asAt: Date | null
}

export interface Reader {
  readonly place: Place
  readonly actor: Actor
  readonly now: Date
}

export interface OpenedReport extends MadeReport {
  readonly definition: KnownReport
}

/** The report that an address names, with the moment it is as at settled. */
export async function openReport(
  app: Pick<App, 'db' | 'publicOrigin'>,
  { place, actor, now }: Reader,
  asked: ReportAsked,
): Promise<OpenedReport | Refusal> {
  const definition = reportDefinition(asked.definition)
  const reading = readPeriod(asked.period, definition?.periodKind)
  if (!definition || reading.is !== 'one') return refuse('not-found', 'report-not-found')
  const asAt = await settleAsAt(app, place, asked.asAt, now)
  const request = { definition: definition.code, body: asked.body, period: reading.period, asAt }
  const made = await makeReport(app, place, actor, request)
  return isRefusal(made) ? made : { ...made, definition }
}

export interface ReportFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly name: string
}

/** The same as a file. */
export async function openReportFile(
  app: Pick<App, 'db' | 'publicOrigin'>,
  reader: Reader,
  asked: ReportAsked,
  format: string,
): Promise<ReportFile | Refusal> {
  const offered: readonly string[] = reportDefinition(asked.definition)?.formats ?? []
  if (!isPaperFormat(format) || !offered.includes(format)) return refuse('not-found', 'report-not-found')
  const report = await openReport(app, reader, asked)
  if (isRefusal(report)) return report
  const { subject, period } = report.head
  return {
    bytes: await report.render(format),
    mediaType: mediaTypeOf(format),
    name: reportFileName(reader.place.shortName, report.definition.code, subject.code, period, format),
  }
}

export function mediaTypeOf(format: PaperFormat): string {
  return formats[format].mediaType
}
