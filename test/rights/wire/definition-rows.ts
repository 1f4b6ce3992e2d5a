import { definitionBoxes } from '../../../src/definitions/typed-definition.ts'
import { qualityBoxes } from '../../../src/quality/check-quality.action.ts'
import type { Need } from './expected.ts'
import { form, need, page, type Row } from './row.ts'
import type { TwoSides } from './two-sides.ts'

const sees: Need = { action: 'performance.read', of: 'indicator', otherwise: 404 }
const changes = need('indicator.change', 'place', 404)
const mayChange = need('indicator.change', 'place', 403)
const adding = page(() => '/indicators/new', ['indicator.change', 'place'])
const ofIndicator = (more: string): Row => ({
  ...page(({ indicator }) => `/indicators/${indicator.code}${more}`),
  needs: [changes],
})

/** Every box, so that only what the form does not have is unknown. */
const empty = Object.fromEntries(definitionBoxes.map((box) => [box, '']))
/** A version that nobody has seen yet. */
const stale = { version: '999', reason: 'A reason' }

const reads = (more: string): Row => ({
  ...page(({ indicator }) => `/indicators/${indicator.code}${more}`),
  needs: [sees],
})
const onIndicator = (more: string, boxes: Readonly<Record<string, string>>): Row =>
  form(ofIndicator(more), 409, { ...boxes, version: '999' })

/** The same as a program sends it, with a fault in it. */
const body = {
  title: '',
  definition: '',
  recordedHow: '',
  kind: 'rate',
  polarity: 'high',
  overTime: 'none',
  overAreas: 'none',
  periodKind: 'quarter',
  isKey: true,
  source: '',
  levels: [],
  unit: '',
  decimals: 0,
  lagMonths: 0,
  tolerance: null,
  ruleFamily: null,
  baseline: '',
  baselineOwner: '',
  baselineDueOn: null,
  organisation: null,
  owners: [],
  collator: null,
  responsible: null,
}
const door = (path: Row['path'], needs: readonly Need[]): Row => ({
  path: (side, world: TwoSides, asker) => `/api/v1${path(side, world, asker)}?place=${world.place.shortName}`,
  needs,
  allowed: 200,
  signedOut: 401,
})

export const definitionRows: Readonly<Record<string, Row>> = {
  'GET /[place]/indicators/new': adding,
  'POST /[place]/indicators/new': form(adding, 422, empty),
  'GET /[place]/indicators/[code]/edit': ofIndicator('/edit'),
  'POST /[place]/indicators/[code]/edit': form(ofIndicator('/edit'), 409, { ...empty, ...stale }),
  'GET /[place]/indicators/[code]/breaks': reads('/breaks'),
  'POST /[place]/indicators/[code]/breaks?/declare': onIndicator('/breaks?/declare', {
    since: '',
    reason: '',
  }),
  'POST /[place]/indicators/[code]/breaks?/add-alias': onIndicator('/breaks?/add-alias', { alias: '' }),
  'POST /[place]/indicators/[code]/breaks?/remove-alias': onIndicator('/breaks?/remove-alias', { alias: '' }),
  'POST /[place]/indicators/[code]/breaks?/successor': onIndicator('/breaks?/successor', {
    successor: '',
    startsOn: '',
    why: '',
  }),
  'GET /[place]/indicators/[code]/passport': reads('/passport'),
  'POST /[place]/indicators/[code]/passport': onIndicator(
    '/passport',
    Object.fromEntries(qualityBoxes.map((box) => [box, ''])),
  ),
  'API post /indicators': {
    ...door(() => '/indicators', [mayChange]),
    sent: () => ({ json: { code: '', ...body, sets: [] } }),
    allowed: 422,
  },
  'API patch /indicators/{code}': {
    ...door(({ indicator }) => `/indicators/${indicator.code}`, [sees, mayChange]),
    sent: () => ({ json: { ...body, reason: 'A reason' }, headers: { 'if-match': '"999"' } }),
    allowed: 412,
  },
}
