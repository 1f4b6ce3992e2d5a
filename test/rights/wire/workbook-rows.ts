import type { Need } from './expected.ts'
import { need, type Row } from './row.ts'
import type { Side } from './two-sides.ts'

const opens: Need = { action: 'return.read', of: 'return', otherwise: 404 }
const fills = (otherwise: number): Need => need('return.fill', 'return', otherwise)

/** On the workbook of a return that is open. */
const ofWorkbook = (more: string, otherwise = 404): Row => ({
  path: ({ department, returns }, { place }) =>
    `/${place.shortName}/returns/${department.code}/${returns.open.slug}/workbook${more}`,
  needs: [opens, fills(otherwise)],
  allowed: 200,
})
const door: Row = {
  path: ({ returns }: Side, { place }) =>
    `/api/v1/returns/${returns.open.id}/workbook?place=${place.shortName}`,
  needs: [opens],
  allowed: 200,
  signedOut: 401,
}

/** A return in Excel: fetched, sent back, and chosen from where two have changed the same line. */
export const workbookRows: Readonly<Record<string, Row>> = {
  'GET /[place]/returns/[department]/[period]/workbook': ofWorkbook('', 303),
  'GET /[place]/returns/[department]/[period]/workbook/file': {
    ...ofWorkbook('/file'),
    needs: [opens],
  },
  // No file: whoever may fill the return in is told so.
  'POST /[place]/returns/[department]/[period]/workbook?/take': {
    ...ofWorkbook('?/take'),
    sent: () => ({ form: new FormData() }),
    allowed: 422,
  },
  // A version that nobody has seen yet.
  'POST /[place]/returns/[department]/[period]/workbook?/keep': {
    ...ofWorkbook('?/keep'),
    sent: () => ({ form: { version: '999', 'key-issues': 'Changed', take: 'key-issues' } }),
    allowed: 409,
  },
  'API get /returns/{id}/workbook': door,
  'API put /returns/{id}/workbook': {
    ...door,
    needs: [opens, fills(403)],
    sent: () => ({ json: { file: '' } }),
    allowed: 422,
  },
}
