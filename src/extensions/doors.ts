import { z } from '@hono/zod-openapi'
import { reading, writing, type Call, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { readTenant } from '../db/tenant.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { askForTime } from './ask-for-time.action.ts'
import { decideOnTime } from './decide-on-time.action.ts'
import { askSchema, decisionSchema, extensionJson, extensionSchema } from './extension-json.ts'
import { loadExtensionsOf } from './load-extensions.action.ts'
import { extensionWords } from './words.ts'

const { refusals, findings } = extensionWords('en')
const params = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })

const find = ({ app, place, actor }: Call, id: number) =>
  readTenant(app.db, place.id, (trx) => loadExtensionsOf(trx, actor, id))

/** Does it to the return, and answers all that was asked for and given since. */
async function changed(
  call: Call,
  id: number,
  work: (at: Parameters<typeof askForTime>[2]) => Promise<unknown>,
) {
  const found = await find(call, id)
  if (isRefusal(found)) return found
  const result = await work({ organisationCode: found.head.organisationCode, period: found.head.period })
  return isRefusal(result) ? result : asList(await find(call, id))
}

const asList = (found: Awaited<ReturnType<typeof find>>) =>
  isRefusal(found) ? found : { items: found.extensions.map(extensionJson) }

const listed = z.object({ items: z.array(extensionSchema) }).openapi('Extensions')

export const extensionDoors: RoomDoors = {
  room: 'extensions',
  words: { refusals, findings },
  doors: [
    reading({
      path: '/returns/{id}/extensions',
      name: 'listExtensions',
      summary: 'What more time was asked for a return and given, the first request first',
      params,
      query: z.strictObject(pageQuery),
      answer: pageOf(extensionSchema),
      async run(call, { params: { id }, query }) {
        const found = await find(call, id)
        if (isRefusal(found)) return found
        return paged(found.extensions.map(extensionJson), query, ({ number }) => String(number))
      },
    }),
    writing({
      method: 'post',
      path: '/returns/{id}/extensions',
      name: 'askForTime',
      summary: 'Asks for more time for a return that has not been sent',
      params,
      body: askSchema,
      answer: listed,
      staleWhy: null,
      run: (call, { params: { id }, body }) =>
        changed(call, id, (at) => askForTime(call.app, call.actor, at, body)),
      reply: (body) => ({ body }),
    }),
    writing({
      method: 'post',
      path: '/returns/{id}/extensions/decide',
      name: 'decideOnTime',
      summary: 'Gives more time for a return, asked for or not, or declines it with a reason',
      params,
      body: decisionSchema,
      answer: listed,
      staleWhy: null,
      run: (call, { params: { id }, body: { until = '', reason = '', ...body } }) =>
        changed(call, id, (at) => decideOnTime(call.app, call.actor, at, { ...body, until, reason })),
      reply: (body) => ({ body }),
    }),
  ],
}
