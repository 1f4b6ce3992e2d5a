import { z } from '@hono/zod-openapi'
import { reading, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { refuse } from '../kernel/refusal.ts'
import { areaJson, areaSchema } from './area-json.ts'
import { listAreasFor } from './list-areas.action.ts'
import { areaWords } from './words.ts'

export const areaDoors: RoomDoors = {
  room: 'areas',
  words: areaWords('en'),
  doors: [
    reading({
      path: '/areas',
      name: 'listAreas',
      summary: 'The areas that figures are about, in force or not, by name',
      query: z.strictObject({
        kind: z.string().max(40).optional(),
        partOf: z
          .string()
          .max(40)
          .optional()
          .openapi({ description: 'Those that lie directly in this one.' }),
        ...pageQuery,
      }),
      answer: pageOf(areaSchema),
      async run(call, { query }) {
        const { all, homeCode } = await listAreasFor(call)
        const asked = all.filter(
          ({ kind, parentCode }) =>
            (query.kind === undefined || kind === query.kind) &&
            (query.partOf === undefined || parentCode === query.partOf),
        )
        return paged(
          asked.map((area) => areaJson(area, homeCode)),
          query,
          ({ code }) => code,
        )
      },
    }),
    reading({
      path: '/areas/{code}',
      name: 'readArea',
      summary: 'One area',
      params: z.object({ code: z.string().max(40) }),
      answer: areaSchema,
      async run(call, { params: { code } }) {
        const { all, homeCode } = await listAreasFor(call)
        const area = all.find((one) => one.code === code)
        if (!area) return refuse('not-found', 'area-not-found', { code })
        return { body: areaJson(area, homeCode), version: area.version }
      },
    }),
  ],
}
