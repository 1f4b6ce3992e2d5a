import { z } from '@hono/zod-openapi'
import { readTenant } from '../db/tenant.ts'
import { reading, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { visibleTo } from '../rights/policy.ts'
import { listIndicators } from './indicator.sql.ts'
import { indicatorJson, indicatorSchema, targetJson, targetSchema } from './indicator-json.ts'
import {
  cursorOf,
  figuresQuery,
  isAsked,
  params,
  selectionOf,
  withIndicator,
} from './indicator-asked.action.ts'
import { listTargets } from './target.sql.ts'
import { figureWords } from './words.ts'

export const figureDoors: RoomDoors = {
  room: 'indicators',
  words: figureWords('en'),
  doors: [
    reading({
      path: '/indicators',
      name: 'listIndicators',
      summary: 'The indicators of the place, by code',
      query: z.strictObject({
        search: z.string().max(200).optional(),
        set: z.string().max(100).optional(),
        ...pageQuery,
      }),
      answer: pageOf(indicatorSchema),
      async run({ app, place, actor }, { query: { search, set, after, limit = 100 } }) {
        const visible = visibleTo(actor, 'performance.read')
        const found = await readTenant(app.db, place.id, (trx) =>
          listIndicators(trx, visible, { search, set, after, limit: limit + 1 }),
        )
        const items = found.slice(0, limit)
        return {
          body: {
            items: items.map(indicatorJson),
            next: found.length > limit ? (items.at(-1)?.code ?? null) : null,
          },
        }
      },
    }),
    reading({
      path: '/indicators/{code}',
      name: 'readIndicator',
      summary: 'One indicator',
      params,
      answer: indicatorSchema,
      run: (call, { params: { code } }) =>
        withIndicator(call, code, {}, async (_, indicator) => ({
          body: indicatorJson(indicator),
          version: indicator.version,
        })),
    }),
    reading({
      path: '/indicators/{code}/targets',
      name: 'listTargets',
      summary: 'Its targets as at a moment',
      params,
      query: figuresQuery,
      answer: pageOf(targetSchema),
      run: (call, { params: { code }, query }) =>
        withIndicator(call, code, query, async (trx, indicator, { period, asAt }) => {
          const found = await listTargets(trx, selectionOf(indicator, query.area), asAt)
          const items = found.filter(isAsked(period)).map((one) => targetJson(indicator, one))
          return paged(items, query, (one) => `${cursorOf(one)}/${one.regime}`)
        }),
    }),
  ],
}
