import type { App } from '../db/app.ts'
import { isDay } from '../kernel/day.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Change } from '../record/make-change.action.ts'
import type { Actor } from '../rights/actor.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'
import type { Role } from '../rights/roles.ts'
import { changingPosts } from './change-post.action.ts'
import { checkHolding, type HoldingForm } from './check-person.ts'
import { findPerson } from './person.sql.ts'
import { endHolding, insertHolding, listHoldings, refreshPost } from './post.sql.ts'

/** Puts somebody into a post from a day on; nobody holds it at the same time. */
export async function holdPost(
  app: Pick<App, 'db'>,
  actor: Actor,
  postId: number,
  form: HoldingForm & { readonly personId: number },
): Promise<'held' | Refusal> {
  return changingPosts<'held'>(app, actor, async (change, as, posts) => {
    const post = posts.find(({ id }) => id === postId)
    if (post?.closedOn !== null) return refuse('not-found', 'post-not-found')
    const person = await findPerson(change.trx, form.personId, dayOfChange(change))
    if (!person) {
      const finding = { field: 'personId', code: 'holder-missing', severity: 'error', args: {} } as const
      return refuse('invalid', 'set-up-has-problems', { problems: 1 }, [finding])
    }
    if (person.leftOn !== null && (form.endsOn === '' || form.endsOn > person.leftOn))
      return refuse('too-late', 'person-left')
    return holdIn(change, as, post, form)
  })
}

/** The same within a change whose maker may. */
export async function holdIn(
  change: Change,
  as: Role,
  post: { readonly id: number; readonly title: string },
  form: HoldingForm & { readonly personId: number },
): Promise<'held' | Refusal> {
  const { personId, startsOn, endsOn } = form
  const findings = [...checkHolding(form, await listHoldings(change.trx, { postId: post.id }))]
  if (findings.length > 0)
    return refuse('invalid', 'set-up-has-problems', { problems: findings.length }, findings)
  const holding = { postId: post.id, personId, startsOn, endsOn: endsOn === '' ? null : endsOn }
  await insertHolding(change.trx, change.tenantId, holding)
  await refreshPost(change.trx, personId, dayOfChange(change))
  await change.record({
    as,
    action: 'post-taken-up',
    subjectKind: 'post',
    subject: String(post.id),
    after: { post: post.title, person: personId, startsOn, endsOn },
  })
  return 'held'
}

/** Lets whoever holds a post give it up with a day. */
export async function leavePost(
  app: Pick<App, 'db'>,
  actor: Actor,
  postId: number,
  lastDay: string,
): Promise<'left' | Refusal> {
  return changingPosts<'left'>(app, actor, async (change, as, posts) => {
    const post = posts.find(({ id }) => id === postId)
    if (!post?.holder) return refuse('not-found', 'post-not-found')
    const { personId, since } = post.holder
    if (!isDay(lastDay) || lastDay < since) {
      const finding = { field: 'lastDay', code: 'last-day-form', severity: 'error', args: { since } } as const
      return refuse('invalid', 'set-up-has-problems', { problems: 1 }, [finding])
    }
    await endHolding(change.trx, { postId, startsOn: since }, lastDay)
    await refreshPost(change.trx, personId, dayOfChange(change))
    await change.record({
      as,
      action: 'post-given-up',
      subjectKind: 'post',
      subject: String(postId),
      after: { post: post.title, person: personId, endsOn: lastDay },
    })
    return 'left'
  })
}
