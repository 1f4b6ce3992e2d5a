import { form, page, type Row } from './row.ts'

const whole = page(() => '/organisations', ['people.read', 'place'])
const one = (more: string): Row =>
  page(({ department }) => `/organisations/${department.code}${more}`, ['people.read', 'place'])
const change = (more: string): Row =>
  page(({ department }) => `/organisations/${department.code}${more}`, ['organisation.change', 'place'])
const adding = page(() => '/organisations/new', ['organisation.change', 'place'])
// A version that nobody has seen yet.
const stale = { version: '999' }

export const organisationRows: Readonly<Record<string, Row>> = {
  'GET /[place]/organisations': whole,
  'GET /[place]/organisations/[code]': one(''),
  'GET /[place]/organisations/[code]/history': one('/history'),
  'GET /[place]/organisations/new': adding,
  'POST /[place]/organisations/new': form(adding, 422, { name: '', code: '', kind: '', sector: '' }),
  'GET /[place]/organisations/[code]/edit': change('/edit'),
  'POST /[place]/organisations/[code]/edit': form(change('/edit'), 409, {
    ...stale,
    name: 'Changed',
    kind: 'department',
    sector: 'public',
  }),
  'GET /[place]/organisations/[code]/move': change('/move'),
  'POST /[place]/organisations/[code]/move': form(change('/move'), 409, { ...stale, partOf: '' }),
  'GET /[place]/organisations/[code]/close': change('/close'),
  'POST /[place]/organisations/[code]/close?/close': form(change('/close?/close'), 409, {
    ...stale,
    closedOn: '2009-01-12',
  }),
  'POST /[place]/organisations/[code]/close?/reopen': form(change('/close?/reopen'), 409, stale),
}
