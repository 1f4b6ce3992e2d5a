import type { Post } from './post.ts'

/** The posts from the member at the top down to this one; only itself where it answers to nobody. */
export function lineOf<P extends Pick<Post, 'id' | 'answersTo'>>(posts: readonly P[], id: number): P[] {
  const byId = new Map(posts.map((post) => [post.id, post]))
  const line: P[] = []
  let post = byId.get(id)
  while (post && !line.includes(post)) {
    line.unshift(post)
    post = post.answersTo === null ? undefined : byId.get(post.answersTo)
  }
  return line
}
