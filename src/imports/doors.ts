import { writing, type RoomDoors } from '../api/door.action.ts'
import { findingsJson } from '../api/problem.ts'
import { params, withIndicator } from '../figures/indicator-asked.action.ts'
import { isRefusal, refuse } from '../kernel/refusal.ts'
import { authorOf } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import type { ImportOutcome } from './import-request.action.ts'
import { importRows } from './import-values.action.ts'
import { asKey, outcomeSchema, rowsOfValues, valuesSchema } from './values-json.ts'
import { importWords } from './words.ts'

const words = importWords('en')
export const importDoors: RoomDoors = {
  room: 'indicators',
  words,
  doors: [
    writing({
      method: 'post',
      path: '/indicators/{code}/observations',
      name: 'recordObservations',
      summary: 'Brings figures in, one or many: all or nothing unless told otherwise',
      params,
      body: valuesSchema,
      answer: outcomeSchema,
      staleWhy: null,
      async run(call, { params: { code }, body }) {
        const known = await withIndicator(call, code, {}, async () => true)
        if (isRefusal(known)) return known
        const { app, place, actor } = call
        const verdict = decide(actor, 'figures.import')
        if (!verdict.allowed) return refuse('not-allowed', verdict.why)
        const result = await importRows(
          app,
          place.id,
          authorOf(actor),
          verdict.as,
          rowsOfValues(code, body),
          {
            name: `${code} by program`,
            text: JSON.stringify(body),
            source: body.source,
            create: false,
            dryRun: body.dryRun ?? false,
            partial: body.partial ?? false,
          },
        )
        return isRefusal(result) ? { ...result, findings: result.findings.map(asKey) } : result
      },
      reply: ({ rows, added, revised, unchanged, saved, findings }: ImportOutcome) => ({
        body: {
          rows,
          added,
          revised,
          unchanged,
          saved,
          findings: findingsJson(findings.map(asKey), [words]),
        },
      }),
    }),
  ],
}
