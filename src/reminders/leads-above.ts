import { lineOf } from '../people/line-of-accountability.ts'
import type { Post } from '../people/post.ts'

/**
 * Who leads these people: for each post of theirs the nearest post above whose holder is none of them. Elected members are
 * told in their own reports, never by a reminder.
 */
export function leadsAbove(
  posts: readonly Pick<Post, 'id' | 'answersTo' | 'holder' | 'rank'>[],
  personIds: ReadonlySet<number>,
): number[] {
  const own = posts.filter(({ holder }) => holder !== null && personIds.has(holder.personId))
  const leads = own.flatMap((post) => {
    const lead = lineOf(posts, post.id).findLast(
      ({ holder, rank }) => holder !== null && rank !== 'member' && !personIds.has(holder.personId),
    )
    return lead?.holder?.personId ?? []
  })
  return [...new Set(leads)]
}
