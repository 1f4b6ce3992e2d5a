import type { App } from '../db/app.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'
import { decide, partsOfOpened, visibleTo } from '../rights/policy.ts'
import { whoMay } from '../rights/who-may.ts'
import type { Delegation } from './delegation.ts'
import { returnSubject, type ReturnHead } from './return.ts'
import { findReturn, listLines, lockReturn, updateOwner, updateReturn } from './return.sql.ts'
import { canBeFilled } from './transitions.ts'

/** Says who fills which figure of a return: for whoever may send it, among those who may fill it in. */
export async function delegateLines(
  app: Pick<App, 'db'>,
  actor: Actor,
  at: { organisationCode: string; period: Period },
  { owners, seen, version }: Delegation,
): Promise<ReturnHead | Refusal> {
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const visible = visibleTo(actor, 'return.read')
    const found = await findReturn(change.trx, visible, at.organisationCode, at.period)
    if (!found) return refuse('not-found', 'return-not-found')
    await lockReturn(change.trx, found.id)
    const head = (await findReturn(change.trx, visible, at.organisationCode, at.period)) ?? found
    // Of the department, not of this return: whoever comes by a link settles nothing for others.
    const facts = { organisationId: head.organisationId }
    const verdict = decide(actor, 'return.send', facts)
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    if (!canBeFilled(head.state)) return refuse('conflict', 'return-not-open', { state: head.state })
    const changedBy = { by: head.savedBy ?? '', at: head.savedAt?.toISOString() ?? '' }
    if (version !== undefined && version !== head.version)
      return refuse('conflict', 'return-changed-meanwhile', changedBy)
    const fillers = whoMay(
      await listActors(change.trx, change.tenantId, dayOfChange(change)),
      'return.fill',
      facts,
    )
    const posts = new Map(fillers.map(({ personId, post }) => [personId, post]))
    const unknown = [...owners].find(([, id]) => id !== null && !posts.has(id))
    if (unknown) return refuseOwner(unknown[0])

    const stored = await listLines(change.trx, head.id)
    const ids = stored.map((line) => line.indicatorId)
    const codes = new Map(
      (await listIndicators(change.trx, partsOfOpened, { ids })).map(({ id, code }) => [id, code]),
    )
    const changed = stored.flatMap((line) => {
      const code = codes.get(line.indicatorId) ?? ''
      const to = owners.get(code)
      const now = line.owner?.id ?? null
      if (to === undefined || to === now || seen?.get(code) === to) return []
      return [{ code, line, to, isStale: seen !== undefined && seen.get(code) !== now }]
    })
    if (changed.length === 0) return head
    const stale = changed.find(({ isStale }) => isStale)
    if (stale)
      return refuse('conflict', 'owner-changed-meanwhile', {
        code: stale.code,
        post: stale.line.owner?.post ?? '',
      })
    for (const { line, to } of changed) await updateOwner(change.trx, head.id, line.indicatorId, to)
    await updateReturn(change.trx, head.id, { state: head.state })
    const said = (of: (one: (typeof changed)[number]) => string | null) => ({
      lineOwners: Object.fromEntries(changed.map((one) => [one.code, of(one)])),
    })
    await change.record({
      as: verdict.as,
      action: 'return-delegated',
      subjectKind: 'return',
      subject: returnSubject(head.organisationCode, periodSlug(head.period)),
      before: said(({ line }) => line.owner?.post ?? null),
      after: said(({ to }) => (to === null ? null : (posts.get(to) ?? null))),
    })
    return (await findReturn(change.trx, visible, at.organisationCode, at.period)) ?? head
  })
}

function refuseOwner(code: string): Refusal {
  return refuse('invalid', 'return-has-problems', { problems: 1 }, [
    { field: `${code}.owner`, code: 'owner-unknown', severity: 'error', args: { code } },
  ])
}
