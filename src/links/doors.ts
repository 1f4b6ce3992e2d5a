import { z } from '@hono/zod-openapi'
import { reading, writing, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { text } from '../api/schemas.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { timeIn } from '../places/place.ts'
import { mostNote } from './check-link.ts'
import { giveLink } from './give-link.action.ts'
import { linkJson, linkSchema } from './link-json.ts'
import { loadLinks } from './load-links.action.ts'
import { withdrawLink } from './withdraw-link.action.ts'
import { linkWords } from './words.ts'

const number = z.coerce.number().int().min(1).max(2_147_483_647)
const ofReturn = z.object({ id: number })
const ofLink = z.object({ id: number, link: number })

export const linkDoors: RoomDoors = {
  room: 'links',
  words: linkWords('en'),
  doors: [
    reading({
      path: '/returns/{id}/links',
      name: 'listReturnLinks',
      summary: 'The links that were given to a return, the newest first; never what opens them',
      params: ofReturn,
      query: z.strictObject(pageQuery),
      answer: pageOf(linkSchema),
      async run({ app, place, actor, now }, { params, query }) {
        const loaded = await readTenant(app.db, place.id, (trx) =>
          loadLinks(trx, actor, params.id, timeIn(place, now)),
        )
        return isRefusal(loaded) ? loaded : paged(loaded.links.map(linkJson), query, ({ id }) => String(id))
      },
    }),
    writing({
      method: 'post',
      path: '/returns/{id}/links',
      name: 'giveReturnLink',
      summary: 'Sends somebody a link by mail, with which they fill in and send this one return',
      params: ofReturn,
      body: z
        .strictObject({ person: z.number().int().min(1).max(2_147_483_647), note: text(mostNote).optional() })
        .openapi('ReturnLinkGiven'),
      answer: linkSchema,
      staleWhy: null,
      run: ({ app, actor }, { params, body: { person, note = '' } }) =>
        giveLink(app, actor, params.id, { personId: person, note }),
      reply: (link) => ({ body: linkJson(link) }),
    }),
    writing({
      method: 'post',
      path: '/returns/{id}/links/{link}/withdrawal',
      name: 'withdrawReturnLink',
      summary: 'Takes a link back: it opens nothing from then on',
      params: ofLink,
      body: z.strictObject({}).openapi('ReturnLinkWithdrawal'),
      answer: linkSchema,
      staleWhy: null,
      run: ({ app, actor }, { params: { id, link } }) => withdrawLink(app, actor, id, link),
      reply: (link) => ({ body: linkJson(link) }),
    }),
  ],
}
