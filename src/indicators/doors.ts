import { reading, type RoomDoors } from '../api/door.action.ts'
import { pageOf, paged } from '../api/page.ts'
import { cursorOf, figuresQuery, params, withIndicator } from '../figures/indicator-asked.action.ts'
import { figureWords } from '../figures/words.ts'
import { assessIndicator } from './assess-indicator.action.ts'
import { assessmentSchema } from './assessment-json.ts'
import { describeAssessment } from './describe-assessment.ts'
import { withBenchmarks } from './load-benchmarks.action.ts'

export const indicatorDoors: RoomDoors = {
  room: 'indicators',
  words: figureWords('en'),
  doors: [
    reading({
      path: '/indicators/{code}/assessments',
      name: 'listAssessments',
      summary: 'Its figures judged as at a moment: status, direction, against the benchmark, and why',
      params,
      query: figuresQuery,
      answer: pageOf(assessmentSchema),
      run: (call, { params: { code }, query }) =>
        withIndicator(call, code, query, async (trx, indicator, view) => {
          const { today } = call
          const found = await assessIndicator(trx, indicator, { ...view, area: query.area ?? null, today })
          const compared = await withBenchmarks(trx, indicator, found, view.asAt)
          const items = compared.map((assessment) => describeAssessment(assessment, 'en'))
          return paged(
            items.map((item) => ({ ...item, directions: [...item.directions] })),
            query,
            cursorOf,
          )
        }),
    }),
  ],
}
