import type { TenantTransaction } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { latestQuarter } from '../performance/figure-periods.action.ts'
import { findPlaceHere } from '../places/place.sql.ts'
import { publishedAddress } from '../publishing/addresses.ts'
import { listEditions } from '../publishing/edition.sql.ts'
import { findReportScope } from '../publishing/find-scope.action.ts'
import { isFor } from '../publishing/report-scope.ts'
import { sightOf } from '../publishing/sight.ts'
import { reportAddress } from '../reports/addresses.ts'
import { subjects } from '../reports/list-subjects.action.ts'
import { reportDefinition, type ReportCode } from '../reports/report-list.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import {
  newestFor,
  offeredAtMost,
  readersOfReport,
  reportsFor,
  type ReportForYou,
} from './reports-for-you.ts'

/**
 * What somebody who came to read is offered: the newest editions that they may open and that are made for them, for what they
 * answer for; where nothing has been published, what is off target in the latest quarter, as it stands now.
 */
export async function loadReportsForYou(
  trx: TenantTransaction,
  actor: Actor,
  today: string,
): Promise<ReportForYou[]> {
  const roles = actor.grants.map(({ role }) => role)
  if (reportsFor(roles).length === 0) return []
  const found: ReportForYou[] = []
  for (const edition of newestFor(roles, await listEditions(trx, sightOf(actor)))) {
    if (found.length === offeredAtMost) break
    const { definition, subject, period, code } = edition
    if (!(await isForThem(trx, actor, definition, subject.code))) continue
    found.push({ definition, about: subject.name, period, href: publishedAddress(code) })
  }
  return found.length > 0 ? found : loadLive(trx, actor, today)
}

const ofExceptions: readonly ReportCode[] = ['exceptions', 'theme-exceptions']

async function loadLive(trx: TenantTransaction, actor: Actor, today: string): Promise<ReportForYou[]> {
  const codes = reportsFor(actor.grants.map(({ role }) => role)).filter((code) => ofExceptions.includes(code))
  const place = await findPlaceHere(trx, actor.tenantId)
  if (!place || codes.length === 0) return []
  const all = await listIndicators(trx, visibleTo(actor, 'performance.read'))
  const period = await latestQuarter(trx, null, today)
  const measures = all.filter(({ periodKind }) => periodKind === period.kind)
  const found: ReportForYou[] = []
  for (const code of codes) {
    const of = reportDefinition(code)?.of ?? 'place'
    for (const subject of await subjects[of](trx, actor, place)) {
      if (!measures.some(subject.holds) || !(await isForThem(trx, actor, code, subject.code))) continue
      const href = reportAddress(code, period, subject.code, null)
      found.push({ definition: code, about: subject.name, period, href })
    }
  }
  return found.slice(0, offeredAtMost)
}

async function isForThem(
  trx: TenantTransaction,
  actor: Actor,
  code: ReportCode,
  subject: string,
): Promise<boolean> {
  const definition = reportDefinition(code)
  const scope = definition && (await findReportScope(trx, definition, subject))
  return scope !== undefined && isFor(actor, { told: readersOfReport(code) }, scope)
}
