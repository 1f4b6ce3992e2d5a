import type { TenantTransaction } from '../db/tenant.ts'
import { listOrganisations } from '../organisations/organisation.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo } from '../rights/policy.ts'
import { lineOf } from './line-of-accountability.ts'
import type { Named } from './person.ts'
import type { Holding, Post } from './post.ts'
import { listAllPosts, listHoldings } from './post.sql.ts'

/** The posts of the place for whoever may read of people; the closed ones left out. */
export async function loadPosts(
  trx: TenantTransaction,
  actor: Actor,
  today: string,
): Promise<readonly Post[] | undefined> {
  if (!mayDo(actor, 'people.read')) return undefined
  return (await listAllPosts(trx, today)).filter(({ closedOn }) => closedOn === null)
}

export interface PostPage {
  readonly post: Post
  readonly line: readonly Post[]
  /** Posts that answer to this one. */
  readonly below: readonly Post[]
  readonly holdings: readonly Holding[]
}

export async function loadPost(
  trx: TenantTransaction,
  actor: Actor,
  id: number,
  today: string,
): Promise<PostPage | undefined> {
  if (!mayDo(actor, 'people.read')) return undefined
  const posts = await listAllPosts(trx, today)
  const post = posts.find((known) => known.id === id)
  return (
    post && {
      post,
      line: lineOf(posts, id),
      below: posts.filter(({ answersTo, closedOn }) => answersTo === id && closedOn === null),
      holdings: await listHoldings(trx, { postId: id }),
    }
  )
}

export async function loadOrganisationChoices(trx: TenantTransaction): Promise<readonly Named[]> {
  return (await listOrganisations(trx)).map(({ code, name }) => ({ code, name }))
}
