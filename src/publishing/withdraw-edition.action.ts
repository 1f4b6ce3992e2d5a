import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { cancelAbout } from '../mail/outbox.sql.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import { makeChange } from '../record/make-change.action.ts'
import { reportDefinition } from '../reports/report-list.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decideNow } from '../rights/grants-now.action.ts'
import type { EditionListed } from './edition.ts'
import { insertWithdrawal, listEditions } from './edition.sql.ts'
import { findReportScope } from './find-scope.action.ts'
import { aboutEdition, editionSubject } from './may-publish.ts'
import { sightOf } from './sight.ts'

const longest = 1_000

/** Withdraws an edition with a reason: it stays in the list, and its files are given to nobody any more. */
export async function withdrawEdition(
  app: Pick<App, 'db'>,
  actor: Actor,
  code: string,
  reason: string,
): Promise<EditionListed | Refusal> {
  const why = reason.trim()
  return makeChange<EditionListed>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { trx, tenantId, at } = change
    const find = async () => (await listEditions(trx, sightOf(actor), { code }))[0]
    const edition = await find()
    if (!edition) return refuse('not-found', 'edition-not-found')
    const definition = reportDefinition(edition.definition)
    // What the product no longer writes is looked after by those who publish in the whole place.
    const scope = definition && (await findReportScope(trx, definition, edition.subject.code))
    const verdict = await decideNow(change, actor, 'report.publish', scope?.facts)
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    if (edition.withdrawn) return refuse('conflict', 'edition-withdrawn-already')
    if (why === '') return hasProblems([problem('reason', 'reason-missing')])
    if (why.length > longest) return hasProblems([problem('reason', 'reason-long')])
    await insertWithdrawal(trx, tenantId, edition.id, { reason: why, by: actor.personId, at })
    await cancelAbout(trx, aboutEdition(edition.code))
    await change.record({
      as: verdict.as,
      action: 'report-withdrawn',
      subjectKind: 'edition',
      subject: editionSubject({ ...edition, subject: edition.subject.code }),
      before: { edition: edition.code },
      after: null,
      reason: why,
    })
    return (await find()) ?? edition
  })
}
