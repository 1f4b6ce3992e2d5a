import type { App } from '../db/app.ts'
import { isDay } from '../kernel/day.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { hasAdministratorLeft } from '../rights/grant-administrators.sql.ts'
import { endGrantsOfPerson } from '../rights/grant.sql.ts'
import { dayOfChange, decideNow } from '../rights/grants-now.action.ts'
import { decide } from '../rights/policy.ts'
import { findPerson, updateLeaving } from './person.sql.ts'
import { endHolding, listHoldings } from './post.sql.ts'

/**
 * Somebody leaves: with their last day every role ends, what they lent with it, and the posts they hold become vacant. The
 * person and what they did stay. What they own is handed over on its own page.
 */
export async function recordLeaving(
  app: Pick<App, 'db'>,
  actor: Actor,
  id: number,
  { lastDay, version }: { readonly lastDay: string; readonly version: number },
): Promise<'leaves' | Refusal> {
  const first = decide(actor, 'person.change')
  if (!first.allowed) return refuse('not-allowed', first.why)
  return makeChange<'leaves'>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const verdict = await decideNow(change, actor, 'person.change')
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const { trx } = change
    const today = dayOfChange(change)
    const person = await findPerson(trx, id, today)
    if (!person) return refuse('not-found', 'person-not-found')
    if (person.version !== version) return refuse('conflict', 'person-changed-meanwhile')
    if (person.leftOn !== null) return refuse('conflict', 'person-left')
    if (!isDay(lastDay)) {
      const finding = { field: 'lastDay', code: 'leaving-form', severity: 'error', args: {} } as const
      return refuse('invalid', 'set-up-has-problems', { problems: 1 }, [finding])
    }
    const isAdministrator = person.roles.includes('system-administrator')
    if (isAdministrator && !(await hasAdministratorLeft(trx, { personId: id }, today)))
      return refuse('conflict', 'last-administrator')
    const grants = await endGrantsOfPerson(trx, id, lastDay)
    const held = (await listHoldings(trx, { personId: id })).filter(
      ({ endsOn }) => endsOn === null || endsOn > lastDay,
    )
    for (const holding of held) await endHolding(trx, holding, lastDay)
    await updateLeaving(trx, id, lastDay)
    await change.record({
      as: verdict.as,
      action: 'person-left',
      subjectKind: 'person',
      subject: String(id),
      before: { post: person.post },
      after: { lastDay, grants: grants.length, posts: held.map(({ title }) => title) },
    })
    return 'leaves'
  })
}
