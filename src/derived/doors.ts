import { reading, type RoomDoors } from '../api/door.action.ts'
import { pageOf, paged } from '../api/page.ts'
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
import { listFigures } from './list-figures.action.ts'

export const derivedDoors: RoomDoors = {
  room: 'indicators',
  words: figureWords('en'),
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
          const items = found.filter(isAsked(period)).map((one) => observationJson(code, one))
          return paged(items, query, cursorOf)
        }),
    }),
  ],
}
