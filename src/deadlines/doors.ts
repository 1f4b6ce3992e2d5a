import { z } from '@hono/zod-openapi'
import { reading, writing, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { periodQuery } from '../api/schemas.ts'
import { readTenant } from '../db/tenant.ts'
import { readQuery } from '../figures/read-query.ts'
import { figureWords } from '../figures/words.ts'
import type { Period } from '../kernel/period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { lateJson, lateSchema } from './late-json.ts'
import { loadLate } from './load-late.action.ts'
import { loadReminders, sendReminders } from './remind-late.action.ts'
import {
  remindersSentJson,
  remindersSentSchema,
  remindersShownJson,
  remindersShownSchema,
  remindersToSendSchema,
} from './reminders-json.ts'
import { deadlineWords } from './words.ts'

function periodIn(text: string): Period | Refusal {
  const view = readQuery({ period: text }, 'quarter')
  return isRefusal(view) ? view : (view.period ?? refuse('invalid', 'period-not-understood', { text }))
}

export const deadlineDoors: RoomDoors = {
  room: 'deadlines',
  words: { refusals: { ...figureWords('en').refusals, ...deadlineWords('en').refusals } },
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
    reading({
      path: '/late/reminders',
      name: 'showReminders',
      summary: 'What would be written, word for word and to whom, to remind departments; nothing is sent',
      query: z.strictObject({
        period: z.string().max(40).openapi({ example: 'q2-2008-09' }),
        departments: z.string().max(10_000).openapi({
          description:
            'Codes, with commas between them; one that owes no return of the quarter is passed over.',
          example: 'waste,planning',
        }),
      }),
      answer: remindersShownSchema,
      async run({ app, place, actor, today }, { query }) {
        const period = periodIn(query.period)
        if (isRefusal(period)) return period
        const codes = query.departments.split(',').filter((code) => code !== '')
        const page = await loadReminders(app, actor, place, { period, codes }, today)
        return page ? { body: remindersShownJson(page) } : refuse('not-allowed', 'no-right')
      },
    }),
    writing({
      method: 'post',
      path: '/late/reminders',
      name: 'sendReminders',
      summary: 'Sends the reminders that were shown, and nothing that would differ from them',
      body: remindersToSendSchema,
      answer: remindersSentSchema,
      staleWhy: null,
      async run({ app, place, actor }, { body }) {
        const period = periodIn(body.period)
        if (isRefusal(period)) return period
        const shown = new Map(body.shown.map(({ department, digest }) => [department, digest]))
        return sendReminders(app, actor, place, { period, shown })
      },
      reply: (sent) => ({ body: remindersSentJson(sent) }),
    }),
  ],
}
