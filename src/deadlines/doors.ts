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
  remindersAskedSchema,
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
    writing({
      method: 'post',
      path: '/late/reminders/show',
      name: 'showReminders',
      summary: 'What would be written, word for word and to whom, to remind departments; nothing is sent',
      body: remindersAskedSchema,
      answer: remindersShownSchema,
      staleWhy: null,
      async run({ app, place, actor, today }, { body }) {
        const period = periodIn(body.period)
        if (isRefusal(period)) return period
        const page = await loadReminders(app, actor, place, { period, codes: body.departments }, today)
        return page ?? refuse('not-allowed', actor.readsOnly === true ? 'reads-only' : 'no-right')
      },
      reply: (page) => ({ body: remindersShownJson(page) }),
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
