import type { Need } from './expected.ts'
import { need, open, type Row } from './row.ts'
import type { Side, TwoSides } from './two-sides.ts'

const opens: Need = { action: 'return.read', of: 'return', otherwise: 404 }
const gives = (otherwise: number): Need => need('link.give', 'return', otherwise)

const page = (more: string): Row => ({
  path: ({ department, returns }: Side, { place }: TwoSides) =>
    `/${place.shortName}/returns/${department.code}/${returns.open.slug}/links${more}`,
  needs: [opens, gives(404)],
  allowed: 200,
})
const door = (more: string): Row => ({
  path: ({ returns }, { place }) =>
    `/api/v1/returns/${returns.open.id}/links${more}?place=${place.shortName}`,
  needs: [opens, gives(403)],
  allowed: 200,
  signedOut: 401,
})

/** Nobody's link, on the way in and for those who give them. A demonstration sends no mail, so none is given. */
export const linkRows: Readonly<Record<string, Row>> = {
  'GET /link': open('/link', 200),
  'POST /link?/leave': open('/link?/leave', 303, {}),
  'GET /link/[token]': open('/link/none', 200),
  'POST /link/[token]': open('/link/none', 410, {}),
  'GET /[place]/returns/[department]/[period]/links': page(''),
  'POST /[place]/returns/[department]/[period]/links?/give': {
    ...page('?/give'),
    sent: () => ({ form: { person: '', note: '' } }),
    allowed: 409,
  },
  'POST /[place]/returns/[department]/[period]/links?/withdraw': {
    ...page('?/withdraw'),
    sent: () => ({ form: { link: '0' } }),
    allowed: 409,
  },
  'API get /returns/{id}/links': door(''),
  'API post /returns/{id}/links': {
    ...door(''),
    sent: () => ({ json: { person: 2_147_483_647, note: '' } }),
    allowed: 409,
  },
  'API post /returns/{id}/links/{link}/withdrawal': {
    ...door('/2147483647/withdrawal'),
    sent: () => ({ json: {} }),
    allowed: 404,
  },
}
