import { isRole, roles, type Role } from '../rights/roles.ts'

export interface PostToTry {
  readonly personId: number
  readonly title: string
  readonly about: Role
}

/** The posts of a demonstration: one for each role first, then all the others. */
export function postsToTry(posts: readonly { personId: number; post: string; role: string }[]): {
  first: PostToTry[]
  others: PostToTry[]
} {
  const all = posts.flatMap(({ personId, post, role }) =>
    isRole(role) ? [{ personId, title: post, about: role }] : [],
  )
  const first = (Object.keys(roles) as Role[]).flatMap(
    (role) => all.find((post) => post.about === role) ?? [],
  )
  return { first, others: all.filter((post) => !first.includes(post)) }
}
