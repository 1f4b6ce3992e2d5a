import type { Need } from './expected.ts'
import { form, need, page, type Row } from './row.ts'

const sees: Need = { action: 'performance.read', of: 'indicator', otherwise: 404 }
const ofIndicator = (more: string, action?: 'targets.propose' | 'targets.judge'): Row => {
  const row = page(({ indicator }) => `/indicators/${indicator.code}${more}`)
  return { ...row, needs: [sees, ...(action ? [need(action, 'indicator', 404)] : [])] }
}
const ofBody = (more: string): Row =>
  page(
    ({ body }) => `/targets/adopt/${body.code}${more}`,
    ['people.read', 'place'],
    ['targets.adopt', 'body'],
  )

// A year without a target, and a version that nobody has seen yet.
const empty = { for: '2009-10', version: '0', regime: '' }

export const targetRows: Readonly<Record<string, Row>> = {
  'GET /[place]/targets': page(() => '/targets'),
  'GET /[place]/targets/scores': page(() => '/targets/scores'),
  'GET /[place]/targets/adopt/[body]': ofBody(''),
  'POST /[place]/targets/adopt/[body]?/adopt': form(ofBody('?/adopt'), 422, { minute: '' }),
  'POST /[place]/targets/adopt/[body]?/return': {
    ...form(
      { ...ofBody('?/return'), needs: [sees, need('targets.adopt', 'body', 404)] },
      409,
      ({ proposalId }) => ({
        proposal: `${proposalId}/999`,
        comment: 'A reason',
      }),
    ),
  },
  'GET /[place]/indicators/[code]/targets': ofIndicator('/targets'),
  'POST /[place]/indicators/[code]/targets?/save': form(
    ofIndicator('/targets?/save', 'targets.propose'),
    422,
    empty,
  ),
  'POST /[place]/indicators/[code]/targets?/propose': form(
    ofIndicator('/targets?/propose', 'targets.propose'),
    422,
    empty,
  ),
  'POST /[place]/indicators/[code]/targets?/comment': form(
    ofIndicator('/targets?/comment', 'targets.propose'),
    409,
    ({ proposalId }) => ({ proposal: `${proposalId}/999`, comment: 'A doubt' }),
  ),
  'POST /[place]/indicators/[code]/targets?/withdraw': form(
    ofIndicator('/targets?/withdraw', 'targets.propose'),
    409,
    ({ proposalId }) => ({ proposal: `${proposalId}/999`, comment: '' }),
  ),
  'GET /[place]/indicators/[code]/category': ofIndicator('/category'),
  'POST /[place]/indicators/[code]/category': form(ofIndicator('/category', 'targets.judge'), 422, {
    target: '',
    category: '',
    reason: '',
  }),
}
