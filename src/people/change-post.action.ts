import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { findOrganisation } from '../organisations/organisation.sql.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { dayOfChange, decideNow } from '../rights/grants-now.action.ts'
import { decide } from '../rights/policy.ts'
import type { Role } from '../rights/roles.ts'
import { checkPost, type PostForm } from './check-person.ts'
import type { Post } from './post.ts'
import { closePostOn, insertPost, listAllPosts, refreshPost, updatePost } from './post.sql.ts'

/** Runs `work` for somebody who may change persons and posts, with the posts as they stand inside the change. */
export async function changingPosts<T>(
  app: Pick<App, 'db'>,
  actor: Actor,
  work: (change: Change, as: Role, posts: readonly Post[]) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const first = decide(actor, 'person.change')
  if (!first.allowed) return refuse('not-allowed', first.why)
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const verdict = await decideNow(change, actor, 'person.change')
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    return work(change, verdict.as, await listAllPosts(change.trx, dayOfChange(change)))
  })
}

export async function addPost(app: Pick<App, 'db'>, actor: Actor, form: PostForm): Promise<number | Refusal> {
  return changingPosts(app, actor, (change, as, posts) => addPostIn(change, as, posts, form))
}

/** The same within a change whose maker may: for an invitation. */
export async function addPostIn(
  change: Change,
  as: Role,
  posts: readonly Post[],
  typed: PostForm,
): Promise<number | Refusal> {
  const form = { ...typed, title: storableText(typed.title) }
  const settled = await settle(change, form, posts, null)
  if ('refused' in settled) return settled
  const id = await insertPost(change.trx, change.tenantId, settled)
  await change.record({
    as,
    action: 'post-added',
    subjectKind: 'post',
    subject: String(id),
    after: told(form, posts),
  })
  return id
}

export async function changePost(
  app: Pick<App, 'db'>,
  actor: Actor,
  id: number,
  typed: PostForm & { readonly version: number },
): Promise<'changed' | Refusal> {
  const form = { ...typed, title: storableText(typed.title) }
  return changingPosts<'changed'>(app, actor, async (change, as, posts) => {
    const was = posts.find((post) => post.id === id)
    if (!was) return refuse('not-found', 'post-not-found')
    if (was.version !== form.version) return refuse('conflict', 'post-changed-meanwhile')
    const settled = await settle(change, form, posts, id)
    if ('refused' in settled) return settled
    await updatePost(change.trx, id, settled)
    if (was.holder) await refreshPost(change.trx, was.holder.personId, dayOfChange(change))
    await change.record({
      as,
      action: 'post-changed',
      subjectKind: 'post',
      subject: String(id),
      before: told(formOf(was), posts),
      after: told(form, posts),
    })
    return 'changed'
  })
}

/** Closes a post that nobody holds. */
export async function closePost(
  app: Pick<App, 'db'>,
  actor: Actor,
  id: number,
  version: number,
): Promise<'closed' | Refusal> {
  return changingPosts<'closed'>(app, actor, async (change, as, posts) => {
    const post = posts.find((known) => known.id === id)
    if (post?.closedOn !== null) return refuse('not-found', 'post-not-found')
    if (post.version !== version) return refuse('conflict', 'post-changed-meanwhile')
    if (post.holder) return refuse('conflict', 'post-not-vacant')
    await closePostIn(change, as, post)
    return 'closed'
  })
}

export async function closePostIn(change: Change, as: Role, post: Pick<Post, 'id' | 'title'>): Promise<void> {
  const closedOn = dayOfChange(change)
  await closePostOn(change.trx, post.id, closedOn)
  await change.record({
    as,
    action: 'post-closed',
    subjectKind: 'post',
    subject: String(post.id),
    after: { post: post.title, closedOn },
  })
}

/** What a form of the post as it stands would hold. */
export function formOf(post: Post): PostForm {
  return {
    title: post.title,
    rank: post.rank,
    organisation: post.organisation?.code ?? '',
    answersTo: post.answersTo === null ? '' : String(post.answersTo),
  }
}

async function settle(change: Change, form: PostForm, posts: readonly Post[], ownId: number | null) {
  const organisation =
    form.organisation === '' ? undefined : await findOrganisation(change.trx, form.organisation)
  const findings = [...checkPost(form, posts, ownId, organisation !== undefined)]
  if (findings.length > 0)
    return refuse('invalid', 'set-up-has-problems', { problems: findings.length }, findings)
  return {
    title: form.title,
    rank: form.rank,
    organisationId: organisation?.id ?? null,
    answersTo: form.answersTo === '' ? null : Number(form.answersTo),
  }
}

function told(form: PostForm, posts: readonly Post[]) {
  const above = posts.find((post) => String(post.id) === form.answersTo)
  return {
    post: form.title,
    rank: form.rank,
    organisation: form.organisation,
    answersTo: above?.title ?? '',
  }
}
