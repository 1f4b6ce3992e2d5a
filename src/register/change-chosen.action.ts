import type { App } from '../db/app.ts'
import { replaceOwners } from '../figures/indicator-owner.sql.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import { listAllPosts } from '../people/post.sql.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo } from '../rights/policy.ts'
import { addMembers } from '../sets/change-members.action.ts'
import { chosenIn } from './chosen.ts'
import { advanceVersions } from './register.sql.ts'

/**
 * Makes a post answer for the chosen indicators, in place of whoever did. All or none: one that somebody changed since it
 * was chosen stops the change. Answers how many have another owner now.
 */
export async function changeOwner(
  app: Pick<App, 'db'>,
  actor: Actor,
  typed: { readonly chosen: readonly string[]; readonly post: string },
  today: string,
): Promise<number | Refusal> {
  const verdict = decide(actor, 'indicator.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const seen = chosenIn(typed.chosen)
  const title = storableText(typed.post).trim()
  if (seen.size === 0) return hasProblems([problem('chosen', 'none-chosen')])
  if (title === '') return hasProblems([problem('newOwner', 'post-missing')])
  return makeChange<number>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { trx, tenantId } = change
    const post = (await listAllPosts(trx, today)).find((one) => one.title === title && one.closedOn === null)
    if (!post) return hasProblems([problem('newOwner', 'post-not-known', { post: title })])
    const codes = [...seen.keys()]
    const found = await listIndicators(trx, visibleTo(actor, 'performance.read'), { codes })
    const current = new Map(found.map((one) => [one.code, one.version]))
    const moved = codes.filter((code) => current.get(code) !== seen.get(code))
    if (moved.length > 0)
      return refuse('conflict', 'indicators-changed-meanwhile', { codes: moved.join(', ') })
    const changing = found.filter(({ owners }) => owners.length !== 1 || owners[0] !== title)
    for (const { id, code, owners } of changing) {
      await replaceOwners(trx, tenantId, id, [title])
      await change.record({
        as: verdict.as,
        action: 'indicator-changed',
        subjectKind: 'indicator',
        subject: code,
        before: { owners: [...owners] },
        after: { owners: [title] },
      })
    }
    await advanceVersions(
      trx,
      changing.map(({ id }) => id),
    )
    return changing.length
  })
}

/** Puts the chosen indicators into a set, from today on; answers how many were not in it. */
export async function addChosenToSet(
  app: Pick<App, 'db'>,
  actor: Actor,
  typed: { readonly chosen: readonly string[]; readonly set: string },
  today: string,
): Promise<number | Refusal> {
  const verdict = decide(actor, 'indicator.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const codes = [...chosenIn(typed.chosen).keys()]
  if (codes.length === 0) return hasProblems([problem('chosen', 'none-chosen')])
  if (typed.set === '') return hasProblems([problem('newSet', 'set-missing')])
  const joining = { codes: codes.join(' '), startsOn: today, endsOn: '' }
  const joined = await addMembers(app, actor, typed.set, joining)
  return 'refused' in joined ? joined : joined.changed
}
