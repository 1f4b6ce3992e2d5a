import { z } from '@hono/zod-openapi'
import { reading, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { periodQuery } from '../api/schemas.ts'
import { readTenant } from '../db/tenant.ts'
import { readQuery } from '../figures/read-query.ts'
import { figureWords } from '../figures/words.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { lateJson, lateSchema } from './late-json.ts'
import { loadLate } from './load-late.action.ts'

export const deadlineDoors: RoomDoors = {
  room: 'deadlines',
  words: { refusals: figureWords('en').refusals },
  doors: [
    reading({
      path: '/late',
      name: 'listLate',
      summary: 'Who is late with a return in a quarter, and how the seven quarters before it went',
      query: z.strictObject({ ...periodQuery, ...pageQuery }),
      answer: pageOf(lateSchema),
      async run({ app, place, actor, today }, { query }) {
        const view = readQuery(query, 'quarter')
        if (isRefusal(view)) return view
        const late = await readTenant(app.db, place.id, (trx) => loadLate(trx, actor, view.period, today))
        return paged((late?.grid.rows ?? []).map(lateJson), query, ({ department }) => department.code)
      },
    }),
  ],
}
