import { z } from '@hono/zod-openapi'
import { readTenant } from '../db/tenant.ts'
import { londonDate } from '../kernel/london.ts'
import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import { isRefusal, refuse } from '../kernel/refusal.ts'
import { readQuery } from '../figures/read-query.ts'
import { figureWords } from '../figures/words.ts'
import { reading, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { asAtQuery, periodQuery } from '../api/schemas.ts'
import { visibleTo } from '../rights/policy.ts'
import { latestQuarter } from '../performance/figure-periods.action.ts'
import { assessScorecard } from './assess-scorecard.action.ts'
import { listScorecards } from './scorecard.sql.ts'
import {
  adoptionJson,
  assessmentJson,
  categoryJson,
  scorecardHeadSchema,
  scorecardSchema,
} from './scorecard-json.ts'

export const scorecardDoors: RoomDoors = {
  room: 'scorecards',
  words: figureWords('en'),
  doors: [
    reading({
      path: '/scorecards',
      name: 'listScorecards',
      summary: 'The scorecards of the place',
      query: z.strictObject(pageQuery),
      answer: pageOf(scorecardHeadSchema),
      async run({ app, place, actor }, { query }) {
        const visible = visibleTo(actor, 'performance.read')
        const cards = await readTenant(app.db, place.id, (trx) => listScorecards(trx, visible))
        return paged([...cards], query, ({ code }) => code)
      },
    }),
    reading({
      path: '/scorecards/{code}',
      name: 'readScorecard',
      summary: 'One scorecard for a quarter or a year as at a moment, every measure judged',
      params: z.object({ code: z.string().max(40) }),
      query: z.strictObject({ ...periodQuery, ...asAtQuery }),
      answer: scorecardSchema,
      async run({ app, place, actor, today }, { params: { code }, query }) {
        const view = readQuery(query)
        if (isRefusal(view)) return view
        const { asAt } = view
        return readTenant(app.db, place.id, async (trx) => {
          const period = view.period ?? (await latestQuarter(trx, asAt, today))
          const at = { period, asAt, today: asAt ? londonDate(asAt) : today }
          const card = await assessScorecard(trx, actor, code, at)
          if (!card) return refuse('not-found', 'scorecard-not-found', { code })
          return {
            body: {
              code: card.code,
              title: card.title,
              body: card.body,
              period: periodSlug(period),
              periodLabel: periodLabel(period),
              area: card.areaCode,
              adoption: adoptionJson(card.standing, at.today),
              bands: card.bands.map(({ perspective, rows }) => ({
                perspective,
                measures: rows.map(({ objective, owner, baseline, judged, quarters, year, said }) => ({
                  objective,
                  indicator: judged.indicator.code,
                  title: judged.indicator.title,
                  owner,
                  baseline,
                  judged: assessmentJson(judged),
                  quarters: quarters.map(assessmentJson),
                  year: assessmentJson(year),
                  category: categoryJson(said),
                })),
              })),
            },
          }
        })
      },
    }),
  ],
}
