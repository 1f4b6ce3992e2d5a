import { z } from '@hono/zod-openapi'
import { readQuery } from '../figures/read-query.ts'
import { figureWords } from '../figures/words.ts'
import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import { samePeriod } from '../kernel/period.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { reading, readingFile, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { asAtQuery, periodQuery } from '../api/schemas.ts'
import { listReports } from './list-reports.action.ts'
import { mediaTypeOf, openReportFile } from './open-report.action.ts'
import { reportId } from './report-file.ts'
import { readReportId, reportParams, reportSchema } from './report-json.ts'
import { reportDefinitions } from './report-list.ts'
import { reportWords } from './words.ts'

export const reportDoors: RoomDoors = {
  room: 'reports',
  words: { refusals: { ...figureWords('en').refusals, ...reportWords('en').refusals } },
  doors: [
    reading({
      path: '/reports',
      name: 'listReports',
      summary: 'The reports that can be had, each for each of the last quarters with a figure',
      query: z.strictObject({ ...periodQuery, ...asAtQuery, ...pageQuery }),
      answer: pageOf(reportSchema),
      async run({ app, place, actor }, { query }) {
        const view = readQuery(query, 'quarter')
        if (isRefusal(view)) return view
        const { periods, subjects } = await listReports(app, place, actor, view.asAt)
        const items = reportDefinitions.flatMap(({ code: definition, formats }) =>
          subjects[definition].flatMap(({ code, name, due, there }) =>
            periods.flatMap((period, i) => {
              const figuresThere = there[i] ?? 0
              if (figuresThere === 0 || (view.period && !samePeriod(view.period, period))) return []
              return [
                {
                  id: reportId(definition, code, period),
                  definition,
                  body: { code, name },
                  period: periodSlug(period),
                  periodLabel: periodLabel(period),
                  figuresThere,
                  figuresDue: due,
                  formats: [...formats],
                },
              ]
            }),
          ),
        )
        return paged(items, query, ({ id }) => id)
      },
    }),
    readingFile({
      path: '/reports/{id}/files/{format}',
      name: 'readReportFile',
      summary: 'A report as a file, as at a moment',
      params: reportParams,
      query: z.strictObject(asAtQuery),
      mediaTypes: reportDefinitions.flatMap(({ formats }) => formats.map(mediaTypeOf)),
      async run({ app, place, actor, now }, { params: { id, format }, query }) {
        const view = readQuery(query)
        if (isRefusal(view)) return view
        const asked = { ...readReportId(id), asAt: view.asAt }
        const file = await openReportFile(app, { place, actor, now }, asked, format)
        return isRefusal(file) ? file : { file: file.bytes, mediaType: file.mediaType, name: file.name }
      },
    }),
  ],
}
