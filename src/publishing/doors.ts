import { z } from '@hono/zod-openapi'
import { reading, readingFile, writing, type RoomDoors } from '../api/door.action.ts'
import { pageOf, pageQuery, paged } from '../api/page.ts'
import { periodQuery } from '../api/schemas.ts'
import { readTenant } from '../db/tenant.ts'
import { readQuery } from '../figures/read-query.ts'
import { figureWords } from '../figures/words.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { mediaTypeOf } from '../reports/open-report.action.ts'
import { readReportId, reportParams } from '../reports/report-json.ts'
import { reportDefinitions } from '../reports/report-list.ts'
import { reportWords } from '../reports/words.ts'
import { listEditions } from './edition.sql.ts'
import {
  editionDetailJson,
  editionDetailSchema,
  editionJson,
  editionParams,
  editionSchema,
  publishingSchema,
  withdrawingSchema,
} from './edition-json.ts'
import { openEdition, openEditionFile } from './open-edition.action.ts'
import { publishReport } from './publish-report.action.ts'
import { sightOf } from './sight.ts'
import { withdrawEdition } from './withdraw-edition.action.ts'
import { publishingWords } from './words.ts'

const { refusals, findings } = publishingWords('en')

export const publishingDoors: RoomDoors = {
  room: 'publishing',
  words: {
    refusals: { ...figureWords('en').refusals, ...reportWords('en').refusals, ...refusals },
    findings,
  },
  doors: [
    reading({
      path: '/published',
      name: 'listPublishedReports',
      summary: 'The reports that have been published, each as it was on the day, the newest first',
      query: z.strictObject({ ...periodQuery, ...pageQuery }),
      answer: pageOf(editionSchema),
      async run({ app, place, actor }, { query }) {
        const view = readQuery(query, 'quarter')
        if (isRefusal(view)) return view
        const all = await readTenant(app.db, place.id, (trx) =>
          listEditions(trx, sightOf(actor), { period: view.period }),
        )
        return paged(all.map(editionJson), query, ({ code }) => code)
      },
    }),
    reading({
      path: '/published/{code}',
      name: 'readPublishedReport',
      summary: 'One published report: its hash, its files and what has changed since',
      params: editionParams,
      answer: editionDetailSchema,
      async run({ app, place, actor }, { params: { code } }) {
        const opened = await openEdition(app, { place, actor }, code)
        if (isRefusal(opened)) return opened
        const { edition, snapshot, changes, files } = opened
        return { body: editionDetailJson(edition, snapshot, changes, files) }
      },
    }),
    readingFile({
      path: '/published/{code}/files/{format}',
      name: 'readPublishedFile',
      summary: 'A file of a published report, the same bytes each time',
      params: z.object({ ...editionParams.shape, format: z.string().max(10) }),
      mediaTypes: reportDefinitions.flatMap(({ formats }) => formats.map(mediaTypeOf)),
      async run({ app, place, actor }, { params: { code, format } }) {
        const file = await openEditionFile(app, { place, actor }, code, format)
        return isRefusal(file) ? file : { file: file.bytes, mediaType: file.mediaType, name: file.name }
      },
    }),
    writing({
      method: 'post',
      path: '/reports/{id}/publication',
      name: 'publishReport',
      summary: 'Publishes a report: freezes it as at a moment. As at the same moment it is published once',
      params: reportParams.pick({ id: true }),
      body: publishingSchema,
      answer: editionSchema,
      staleWhy: null,
      async run({ app, place, actor, now }, { params: { id }, body: { asAt, seen } }) {
        const view = readQuery({ asAt })
        if (isRefusal(view)) return view
        return publishReport(app, { place, actor, now }, { ...readReportId(id), asAt: view.asAt, seen })
      },
      reply: ({ edition }) => ({ body: editionJson(edition) }),
    }),
    writing({
      method: 'post',
      path: '/published/{code}/withdrawal',
      name: 'withdrawPublishedReport',
      summary: 'Withdraws a published report with a reason: it stays in the list, and gives out no files',
      params: editionParams,
      body: withdrawingSchema,
      answer: editionSchema,
      staleWhy: null,
      run: ({ app, actor }, { params: { code }, body: { reason } }) =>
        withdrawEdition(app, actor, code, reason),
      reply: (edition) => ({ body: editionJson(edition) }),
    }),
  ],
}
