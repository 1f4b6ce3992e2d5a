import type { Actor } from '../rights/actor.ts'
import type { ReturnLink } from './link.ts'

/** Whoever came by a link: that person, with what the link gives for its one return and none of their own roles. */
export function holderOf(tenantId: number, link: ReturnLink, requestId: string): Actor {
  const { id, person, givenBy } = link
  return {
    tenantId,
    personId: person.id,
    name: person.name,
    post: person.post,
    grants: [{ role: 'link-holder', covers: { return: new Set([link.return.id]) } }],
    requestId,
    isConfirmed: false,
    byLink: { linkId: id, givenBy },
  }
}
