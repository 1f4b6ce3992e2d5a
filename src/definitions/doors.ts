import { writing, type RoomDoors } from '../api/door.action.ts'
import { readTenant } from '../db/tenant.ts'
import { params, withIndicator } from '../figures/indicator-asked.action.ts'
import { indicatorJson, indicatorSchema } from '../figures/indicator-json.ts'
import type { Indicator } from '../figures/indicator.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { addIndicator } from './add-indicator.action.ts'
import { changeIndicator } from './change-indicator.action.ts'
import { indicatorEditSchema, leftOut, newIndicatorSchema, typedFrom } from './definition-json.ts'
import { loadChangeForm } from './load-definition.action.ts'
import { definitionWords } from './words.ts'

const reply = (indicator: Indicator) => ({ body: indicatorJson(indicator), version: indicator.version })

export const definitionDoors: RoomDoors = {
  room: 'indicators',
  words: definitionWords('en'),
  doors: [
    writing({
      method: 'post',
      path: '/indicators',
      name: 'addIndicator',
      summary: 'Adds an indicator with everything that is decided about it',
      body: newIndicatorSchema,
      answer: indicatorSchema,
      staleWhy: null,
      run: (call, { body }) => addIndicator(call.app, call.actor, typedFrom(body, leftOut)),
      reply,
    }),
    writing({
      method: 'patch',
      path: '/indicators/{code}',
      name: 'changeIndicator',
      summary:
        'Changes a definition; what is left out stays. What its figures are compared by stays once there are any',
      params,
      body: indicatorEditSchema,
      answer: indicatorSchema,
      staleWhy: 'indicator-changed-meanwhile',
      async run(call, { params: { code }, body, version }) {
        const { app, place, actor, today } = call
        const there = await withIndicator(call, code, {}, async (_, { code: found }) => found)
        if (isRefusal(there)) return there
        const form = await readTenant(app.db, place.id, (trx) => loadChangeForm(trx, actor, there, today))
        const typed = typedFrom(body, form?.values)
        return changeIndicator(app, actor, { code: there, version }, { typed, reason: body.reason })
      },
      reply,
    }),
  ],
}
