import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import {
  openReport,
  type OpenedReport,
  type Reader,
  type ReportAsked,
} from '../reports/open-report.action.ts'
import { reportDefinition } from '../reports/report-list.ts'
import type { EditionListed } from './edition.ts'
import { listEditions } from './edition.sql.ts'
import { findReportScope } from './find-scope.action.ts'
import { mayPublish } from './may-publish.ts'
import { sightOf } from './sight.ts'

export interface ReportToPublish extends OpenedReport {
  /** The last edition for the same subject and period. */
  readonly last: EditionListed | null
}

/** May this person publish the report? */
export async function mayPublishReport(
  app: Pick<App, 'db'>,
  { place, actor }: Pick<Reader, 'place' | 'actor'>,
  { definition: code, body }: Pick<ReportAsked, 'definition' | 'body'>,
): Promise<boolean> {
  const definition = reportDefinition(code)
  if (!definition) return false
  const scope = await readTenant(app.db, place.id, (trx) => findReportScope(trx, definition, body))
  return scope !== undefined && mayPublish(actor, definition, scope.facts)
}

/** A report as whoever may publish it looks at it first; for anybody else it is not there. */
export async function loadToPublish(
  app: Pick<App, 'db' | 'publicOrigin'>,
  reader: Reader,
  asked: ReportAsked,
): Promise<ReportToPublish | Refusal> {
  const { place, actor } = reader
  if (!(await mayPublishReport(app, reader, asked))) return refuse('not-found', 'report-not-found')
  const report = await openReport(app, reader, asked)
  if (isRefusal(report)) return report
  const { subject, period } = report.head
  const key = { definition: report.definition.code, subject: subject.code, period }
  const [last] = await readTenant(app.db, place.id, (trx) => listEditions(trx, sightOf(actor), key))
  return { ...report, last: last ?? null }
}
