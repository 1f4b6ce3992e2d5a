import { homeArea } from '../../worlds/new-tenant.ts'
import type { Need } from './expected.ts'
import { form, page, type Row } from './row.ts'

const change = (path: string): Row => page(() => path, ['area.change', 'place'])
const area = (more = ''): Row => change(`/settings/areas/${homeArea}${more}`)
const group = change('/settings/comparators/neighbours')
const sees: Need = { action: 'performance.read', of: 'indicator', otherwise: 404 }
const ofIndicator = (more: string): Row => ({
  ...page(({ indicator }) => `/indicators/${indicator.code}${more}`),
  needs: [sees],
})
const door = (path: string): Row => ({
  path: (_, { place }) => `/api/v1${path}?place=${place.shortName}`,
  needs: [],
  allowed: 200,
  signedOut: 401,
})
// A version that nobody has seen yet.
const stale = { version: '999' }
const facts = { name: 'Changed', kind: 'district', partOf: '', startsOn: '' }
const ofGroup = { name: '', kind: '', source: '', membersFrom: '', members: '', reason: '' }

export const areaRows: Readonly<Record<string, Row>> = {
  'GET /[place]/settings/areas': change('/settings/areas'),
  'GET /[place]/settings/areas/new': change('/settings/areas/new'),
  'POST /[place]/settings/areas/new': form(change('/settings/areas/new'), 422, { ...facts, code: '' }),
  'GET /[place]/settings/areas/[code]': area(),
  'POST /[place]/settings/areas/[code]?/change': form(area('?/change'), 409, { ...facts, ...stale }),
  'POST /[place]/settings/areas/[code]?/home': form(area('?/home'), 409, stale),
  'GET /[place]/settings/areas/[code]/close': area('/close'),
  'POST /[place]/settings/areas/[code]/close?/close': form(area('/close?/close'), 409, {
    ...stale,
    endsOn: '2009-01-12',
    replacedBy: '',
  }),
  'POST /[place]/settings/areas/[code]/close?/reopen': form(area('/close?/reopen'), 409, stale),
  'GET /[place]/settings/comparators': change('/settings/comparators'),
  'GET /[place]/settings/comparators/new': change('/settings/comparators/new'),
  'POST /[place]/settings/comparators/new': form(change('/settings/comparators/new'), 422, {
    ...ofGroup,
    code: '',
  }),
  'GET /[place]/settings/comparators/[code]': group,
  'POST /[place]/settings/comparators/[code]': form(group, 409, { ...ofGroup, ...stale }),
  'GET /[place]/indicators/[code]/areas': ofIndicator('/areas'),
  'GET /[place]/indicators/[code]/compare': ofIndicator('/compare?compare=neighbours'),
  'API get /areas': door('/areas'),
  'API get /areas/{code}': door(`/areas/${homeArea}`),
}
