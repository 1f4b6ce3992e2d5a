import { form, page, type Row } from './row.ts'

const one = (more: string): Row => page(({ body }) => `/bodies/${body.code}${more}`, ['people.read', 'place'])
const change = (more: string): Row =>
  page(({ body }) => `/bodies/${body.code}${more}`, ['people.read', 'place'], ['body.change', 'place'])
const members = (more: string): Row =>
  page(
    ({ body }) => `/bodies/${body.code}/members${more}`,
    ['people.read', 'place'],
    ['membership.change', 'body'],
  )
const member = (more: string): Row =>
  page(
    ({ body }) => `/bodies/${body.code}/members/${body.memberId}${more}`,
    ['people.read', 'place'],
    ['membership.change', 'body'],
  )
const adding = page(() => '/bodies/new', ['body.change', 'place'])
const themes = (more: string): Row => page(() => `/bodies/themes${more}`, ['body.change', 'place'])
// A version that nobody has seen yet.
const stale = { version: '999' }

export const bodyRows: Readonly<Record<string, Row>> = {
  'GET /[place]/bodies': page(() => '/bodies', ['people.read', 'place']),
  'GET /[place]/bodies/[code]': one(''),
  'GET /[place]/bodies/[code]/history': one('/history'),
  'GET /[place]/bodies/themes': page(() => '/bodies/themes', ['people.read', 'place']),
  'POST /[place]/bodies/themes?/add': form(themes('?/add'), 422, { name: '', code: '' }),
  'POST /[place]/bodies/themes?/rename': form(themes('?/rename'), 422, {
    name: '',
    code: 'own-theme',
    wasName: '',
  }),
  'GET /[place]/bodies/new': adding,
  'POST /[place]/bodies/new': form(adding, 422, { name: '', kind: '' }),
  'GET /[place]/bodies/[code]/edit': change('/edit'),
  'POST /[place]/bodies/[code]/edit': form(change('/edit'), 409, {
    ...stale,
    name: 'Changed',
    kind: 'board',
  }),
  'GET /[place]/bodies/[code]/close': change('/close'),
  'POST /[place]/bodies/[code]/close?/close': form(change('/close?/close'), 409, {
    ...stale,
    closedOn: '2009-01-12',
  }),
  'POST /[place]/bodies/[code]/close?/reopen': form(change('/close?/reopen'), 409, stale),
  'GET /[place]/bodies/[code]/members/new': members('/new'),
  'POST /[place]/bodies/[code]/members/new': form(members('/new'), 422, { person: '', role: '' }),
  'GET /[place]/bodies/[code]/members/[id]': member(''),
  // Dates that the membership does not have: somebody else has changed it.
  'POST /[place]/bodies/[code]/members/[id]?/end': form(member('?/end'), 409, {
    endsOn: '2009-01-12',
    wasEndsOn: '2011-01-01',
    wasReviewDueOn: '',
  }),
  'POST /[place]/bodies/[code]/members/[id]?/review': form(member('?/review'), 409, {
    wasEndsOn: '2011-01-01',
    wasReviewDueOn: '',
  }),
}
