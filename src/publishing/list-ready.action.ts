import type { TenantTransaction } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listRounds } from '../figures/round.sql.ts'
import type { Period } from '../kernel/period.ts'
import { findPlaceHere } from '../places/place.sql.ts'
import { subjects, type Subject } from '../reports/list-subjects.action.ts'
import { isForPeriod, reportDefinitions, type KnownReport } from '../reports/report-list.ts'
import { listReturns } from '../returns/return.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { seesNothing, visibleTo } from '../rights/policy.ts'
import { listEditions } from './edition.sql.ts'
import { findReportScope } from './find-scope.action.ts'
import { mayPublish } from './may-publish.ts'
import { sightOf } from './sight.ts'

/** A report that can be published: every return that its figures came from has been accepted, and it has no edition yet. */
export interface ReadyReport {
  readonly definition: KnownReport['code']
  readonly subject: Pick<Subject, 'code' | 'name'>
  readonly period: Period
}

/** Rounds looked at, the newest first: the one that runs, and the one before it. */
const rounds = 2

/** What this person may publish and has not been published: of the quarter that runs and the one before. */
export async function listReady(trx: TenantTransaction, actor: Actor): Promise<ReadyReport[]> {
  if (seesNothing(visibleTo(actor, 'report.publish'))) return []
  const place = await findPlaceHere(trx, actor.tenantId)
  if (!place) return []
  const ready: ReadyReport[] = []
  for (const { period } of (await listRounds(trx)).slice(0, rounds)) {
    const returns = await listReturns(trx, visibleTo(actor, 'return.read'), { period })
    if (!returns.some(({ state }) => state === 'accepted')) continue
    const all = await listIndicators(trx, visibleTo(actor, 'performance.read'))
    const measures = all.filter(({ periodKind }) => periodKind === period.kind)
    const editions = await listEditions(trx, sightOf(actor), { period })
    const standing = new Set(
      editions.flatMap(({ definition, subject, withdrawn }) =>
        withdrawn ? [] : `${definition}:${subject.code}`,
      ),
    )
    for (const definition of reportDefinitions) {
      // What is due as soon as a quarter opens waits for nothing, so nothing makes it ready.
      if (!isForPeriod(definition, period) || definition.trigger === 'round-opened') continue
      for (const { code, name, holds } of await subjects[definition.of](trx, actor, place)) {
        const departments = new Set(measures.filter(holds).map(({ organisationId }) => organisationId))
        const asked = returns.filter(({ organisationId }) => departments.has(organisationId))
        const isReady = asked.length > 0 && asked.every(({ state }) => state === 'accepted')
        if (!isReady || standing.has(`${definition.code}:${code}`)) continue
        const scope = await findReportScope(trx, definition, code)
        if (scope && mayPublish(actor, definition, scope.facts))
          ready.push({ definition: definition.code, subject: { code, name }, period })
      }
    }
  }
  return ready
}
