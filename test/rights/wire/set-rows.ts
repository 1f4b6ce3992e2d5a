import type { Need } from './expected.ts'
import { form, page, type Row } from './row.ts'
import type { Side } from './two-sides.ts'

const sees: Need = { action: 'performance.read', of: 'indicator', otherwise: 404 }
const setOf = ({ indicator }: Side): string => indicator.code.replace('NI-', 'set-')
const changes = (path: (side: Side) => string): Row => page(path, ['indicator.change', 'place'])

const door = (path: (side: Side) => string): Row => ({
  path: (side, { place }) => `/api/v1${path(side)}?place=${place.shortName}`,
  needs: [],
  allowed: 200,
  signedOut: 401,
})
const ofSet = (more = ''): Row => ({ ...door((side) => `/sets/${setOf(side)}${more}`), needs: [sees] })
const changing = (path: (side: Side) => string, json: object, allowed: number): Row => ({
  ...door(path),
  needs: [{ action: 'indicator.change', of: 'place', otherwise: 403 }],
  sent: () => ({ json, headers: { 'if-match': '"999"' } }),
  allowed,
})

// Nothing is chosen.
const onRegister = (action: string): Row =>
  form(
    changes(() => `/indicators?/${action}`),
    422,
    { newOwner: '', newSet: '' },
  )

export const setRows: Readonly<Record<string, Row>> = {
  'GET /[place]/indicators/file': page(() => '/indicators/file'),
  'POST /[place]/indicators?/owner': onRegister('owner'),
  'POST /[place]/indicators?/set': onRegister('set'),
  'GET /[place]/sets': page(() => '/sets'),
  'GET /[place]/sets/[set]': { ...page((side) => `/sets/${setOf(side)}`), needs: [sees] },
  'GET /[place]/sets/[set]/file': { ...page((side) => `/sets/${setOf(side)}/file`), needs: [sees] },
  'GET /[place]/sets/new': changes(() => '/sets/new'),
  // A set without a name, a pack that there is not, no codes: whoever may is told so, and nothing changes.
  'POST /[place]/sets/new?/add': form(
    changes(() => '/sets/new?/add'),
    422,
    { name: '', kind: '', code: '' },
  ),
  'POST /[place]/sets/new?/load': form(
    changes(() => '/sets/new?/load'),
    404,
    { pack: 'no-pack' },
  ),
  'POST /[place]/sets/[set]?/add': form(
    changes((side) => `/sets/${setOf(side)}?/add`),
    422,
    { codes: '' },
  ),
  'POST /[place]/sets/[set]?/end': form(
    changes((side) => `/sets/${setOf(side)}?/end`),
    422,
    { lastOn: '' },
  ),
  'POST /[place]/sets/[set]?/checked': form(
    changes((side) => `/sets/${setOf(side)}?/checked`),
    422,
    { lastOn: '' },
  ),
  'GET /[place]/sets/[set]/edit': changes((side) => `/sets/${setOf(side)}/edit`),
  // A version that nobody has seen yet.
  'POST /[place]/sets/[set]/edit': form(
    changes((side) => `/sets/${setOf(side)}/edit`),
    409,
    { name: 'Other', kind: 'local', version: '999' },
  ),
  'API get /sets': door(() => '/sets'),
  'API post /sets': changing(() => '/sets', { code: 'new', name: 'New', kind: 'local', source: '' }, 422),
  'API get /sets/{code}': ofSet(),
  'API patch /sets/{code}': changing(
    (side) => `/sets/${setOf(side)}`,
    { name: 'Other', kind: 'local', source: '' },
    412,
  ),
  'API get /sets/{code}/members': ofSet('/members'),
  'API post /sets/{code}/members': changing(
    (side) => `/sets/${setOf(side)}/members`,
    { indicators: [], startsOn: '' },
    422,
  ),
  'API post /sets/{code}/members/end': changing(
    (side) => `/sets/${setOf(side)}/members/end`,
    { indicators: [] },
    422,
  ),
  'API get /packs': door(() => '/packs'),
  'API post /packs/{name}/load': changing(() => '/packs/no-pack/load', {}, 404),
}
