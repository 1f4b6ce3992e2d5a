import { z } from '@hono/zod-openapi'
import { reading, writing, type RoomDoors } from '../api/door.action.ts'
import { pageOf, paged } from '../api/page.ts'
import { asAtQuery } from '../api/schemas.ts'
import {
  cursorOf,
  figuresQuery,
  isAsked,
  params,
  selectionOf,
  withIndicator,
} from '../figures/indicator-asked.action.ts'
import { observationJson, observationSchema } from '../figures/indicator-json.ts'
import { figureWords } from '../figures/words.ts'
import {
  formulaJson,
  formulaSchema,
  formulaSetSchema,
  formulaTrialSchema,
  formulaTriedSchema,
  newFormulaSchema,
  withdrawalSchema,
} from './formula-json.ts'
import { formulaFindings } from './finding-text.ts'
import { listFigures } from './list-figures.action.ts'
import { loadFormula } from './load-formula.action.ts'
import { setFormula, tryFormula, withdrawFormula } from './set-formula.action.ts'
import { derivedWords } from './words.ts'

export const derivedDoors: RoomDoors = {
  room: 'indicators',
  words: {
    refusals: { ...figureWords('en').refusals, ...derivedWords('en').refusals },
    findings: formulaFindings('en'),
  },
  doors: [
    reading({
      path: '/indicators/{code}/observations',
      name: 'listObservations',
      summary:
        'Its figures as at a moment: the latest revision of each area and period, or what its formula gives',
      params,
      query: figuresQuery,
      answer: pageOf(observationSchema),
      run: (call, { params: { code }, query }) =>
        withIndicator(call, code, query, async (trx, indicator, { period, asAt }) => {
          const selection = selectionOf(indicator, query.area)
          const asked = period ? { ...selection, periods: [period] } : selection
          const found = await listFigures(trx, asked, asAt)
          const items = found.filter(isAsked(period)).map((one) => observationJson(indicator, one))
          return paged(items, query, cursorOf)
        }),
    }),
    reading({
      path: '/indicators/{code}/formula',
      name: 'readFormula',
      summary: 'The formula by which its figures are worked out, and every one before it, as at a moment',
      params,
      query: z.strictObject(asAtQuery),
      answer: formulaSchema,
      run: (call, { params: { code }, query }) =>
        withIndicator(call, code, query, async (trx, indicator, { asAt }) => {
          const body = formulaJson(code, await loadFormula(trx, indicator.id, asAt))
          return { body, version: body.version }
        }),
    }),
    writing({
      method: 'post',
      path: '/indicators/{code}/formula/trial',
      name: 'tryFormula',
      summary: 'Works a formula out for the last periods, and saves nothing',
      params,
      body: formulaTrialSchema,
      answer: formulaTriedSchema,
      staleWhy: null,
      run: ({ app, actor }, { params: { code }, body: { formula } }) =>
        tryFormula(app, actor, code, { formula, reason: '' }),
      reply: ({ indicator, results }) => ({
        body: { results: results.map((one) => observationJson(indicator, one)) },
      }),
    }),
    writing({
      method: 'post',
      path: '/indicators/{code}/formula',
      name: 'setFormula',
      summary:
        'Sets its formula from now on, as the next version; send the version seen, "0" where there is none',
      params,
      body: newFormulaSchema,
      answer: formulaSetSchema,
      staleWhy: 'formula-changed-meanwhile',
      run: ({ app, actor }, { params: { code }, body, version }) =>
        setFormula(app, actor, code, body, version),
      reply: (version) => ({ body: { version }, version }),
    }),
    writing({
      method: 'post',
      path: '/indicators/{code}/formula/withdrawal',
      name: 'withdrawFormula',
      summary: 'Withdraws its formula: from now on its figures are not worked out any more',
      params,
      body: withdrawalSchema,
      answer: formulaSetSchema,
      staleWhy: 'formula-changed-meanwhile',
      run: ({ app, actor }, { params: { code }, body: { reason }, version }) =>
        withdrawFormula(app, actor, code, reason, version),
      reply: (version) => ({ body: { version }, version }),
    }),
  ],
}
