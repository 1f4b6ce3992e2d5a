import { need, page, form, type Row } from './row.ts'
import type { Side, TwoSides } from './two-sides.ts'

const reads = need('performance.read', 'return', 404)
const ofEdition = (more: string): Row => ({
  ...page(({ edition }) => `/published/${edition}${more}`),
  needs: [reads],
})
const publishes = need('report.publish', 'place', 404)
const ofReport: Row = {
  ...page(
    ({ department, returns }) =>
      `/reports/departmental/${returns.accepted.slug}/publish?body=${department.code}`,
  ),
  needs: [reads, publishes],
}
const door = (path: (side: Side) => string, needs: Row['needs']): Row => ({
  path: (side, { place }: TwoSides) => `/api/v1${path(side)}?place=${place.shortName}`,
  needs,
  allowed: 200,
  signedOut: 401,
})
const mayPublish = need('report.publish', 'place', 403)

/** Reports as they were published: of a department each, so that whoever may read all of the department may read them. */
export const publishingRows: Readonly<Record<string, Row>> = {
  'GET /[place]/published': page(() => '/published'),
  'GET /[place]/published/[code]': ofEdition(''),
  'GET /[place]/published/[code]/files/[format]': ofEdition('/files/pdf'),
  'GET /[place]/published/[code]/withdraw': { ...ofEdition('/withdraw'), needs: [reads, publishes] },
  'POST /[place]/published/[code]/withdraw': form(
    { ...ofEdition('/withdraw'), needs: [reads, publishes] },
    422,
    { reason: '' },
  ),
  'GET /[place]/reports/[definition]/[period]/publish': ofReport,
  // An edition that was never there: whoever knows of another one has not seen the last.
  'POST /[place]/reports/[definition]/[period]/publish': form(ofReport, 409, {
    asAt: '2009-01-10',
    seen: 'none',
  }),
  'API get /published': door(() => '/published', []),
  'API get /published/{code}': door(({ edition }) => `/published/${edition}`, [reads]),
  'API get /published/{code}/files/{format}': door(
    ({ edition }) => `/published/${edition}/files/html`,
    [reads],
  ),
  'API post /published/{code}/withdrawal': {
    ...door(({ edition }) => `/published/${edition}/withdrawal`, [reads, mayPublish]),
    sent: () => ({ json: { reason: '' } }),
    allowed: 422,
  },
  'API post /reports/{id}/publication': {
    ...door(
      ({ department, returns }) =>
        `/reports/departmental:${department.code}:${returns.accepted.slug}/publication`,
      [reads, mayPublish],
    ),
    sent: () => ({ json: { asAt: '2009-01-10', seen: 'none' } }),
    allowed: 409,
  },
}
