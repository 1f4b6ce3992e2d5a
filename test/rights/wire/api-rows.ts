import type { Need } from './expected.ts'
import type { Row } from './row.ts'
import type { Side, TwoSides } from './two-sides.ts'

const sees: Need = { action: 'performance.read', of: 'indicator', otherwise: 404 }
const opens: Need = { action: 'return.read', of: 'return', otherwise: 404 }
const reads: Need = { action: 'people.read', of: 'place', otherwise: 404 }
const asks = (action: Need['action'], of: Need['of']): Need => ({ action, of, otherwise: 403 })

const door = (path: (side: Side) => string, needs: readonly Need[] = []): Row => ({
  path: (side, { place }: TwoSides) => {
    const address = path(side)
    return `/api/v1${address}${address.includes('?') ? '&' : '?'}place=${place.shortName}`
  },
  needs,
  allowed: 200,
  signedOut: 401,
})
const onReturn = (state: keyof Side['returns'], step: string, action: Need['action'], json: object): Row => ({
  ...door(({ returns }) => `/returns/${returns[state].id}${step}`, [opens, asks(action, 'return')]),
  sent: () => ({ json, headers: { 'if-match': '"999"' } }),
  allowed: 412,
})

const changed = (row: Row, action: Need['action'], json: object): Row => ({
  ...row,
  needs: [...row.needs, asks(action, 'place')],
  sent: () => ({ json, headers: { 'if-match': '"999"' } }),
  allowed: 412,
})
const ofOrganisation = (more: string): Row =>
  door(({ department }) => `/organisations/${department.code}${more}`, [reads])
const onOrganisation = (step: string, json: object): Row =>
  changed(ofOrganisation(step), 'organisation.change', json)
const ofBody = (more: string): Row => door(({ body }) => `/bodies/${body.code}${more}`, [reads])
const onBody = (step: string, json: object): Row => changed(ofBody(step), 'body.change', json)

const onFormula = (step: string): Row => ({
  ...door(
    ({ indicator }) => `/indicators/${indicator.code}/formula${step}`,
    [asks('formula.set', 'place'), sees],
  ),
  sent: () => ({ json: { formula: '1', reason: 'A test' }, headers: { 'if-match': '"999"' } }),
  allowed: 412,
})

const ofSubject = (more: string, ...asked: readonly Need['action'][]): Row => ({
  ...door(() => ''),
  path: (_, { place, subject }) => `/api/v1/people/${subject.personId}${more}?place=${place.shortName}`,
  needs: asked.map((action) => ({ action, of: 'place', otherwise: 404 })),
})

/** The doors of the interface for programs: what is not there for the one who asks is 404, what is not theirs to do 403. */
export const apiRows: Readonly<Record<string, Row>> = {
  'API get /indicators': door(() => '/indicators'),
  'API get /indicators/{code}': door(({ indicator }) => `/indicators/${indicator.code}`, [sees]),
  'API get /indicators/{code}/observations': door(
    ({ indicator }) => `/indicators/${indicator.code}/observations`,
    [sees],
  ),
  'API post /indicators/{code}/observations': {
    ...door(
      ({ indicator }) => `/indicators/${indicator.code}/observations`,
      [sees, asks('figures.import', 'place')],
    ),
    sent: () => ({
      json: {
        source: 'Test',
        dryRun: true,
        values: [{ area: 'E06000006', period: 'Q1 2007/08', value: '37.0' }],
      },
    }),
  },
  'API get /indicators/{code}/formula': door(
    ({ indicator }) => `/indicators/${indicator.code}/formula`,
    [sees],
  ),
  'API post /indicators/{code}/formula/trial': {
    ...onFormula('/trial'),
    sent: () => ({ json: { formula: '' } }),
    allowed: 422,
  },
  'API post /indicators/{code}/formula': onFormula(''),
  'API post /indicators/{code}/formula/withdrawal': {
    ...onFormula('/withdrawal'),
    sent: () => ({ json: { reason: 'A test' }, headers: { 'if-match': '"999"' } }),
  },
  'API get /indicators/{code}/targets': door(
    ({ indicator }) => `/indicators/${indicator.code}/targets`,
    [sees],
  ),
  'API get /indicators/{code}/assessments': door(
    ({ indicator }) => `/indicators/${indicator.code}/assessments`,
    [sees],
  ),
  'API get /target-proposals': door(() => '/target-proposals'),
  'API post /indicators/{code}/proposals': {
    ...door(
      ({ indicator }) => `/indicators/${indicator.code}/proposals`,
      [sees, asks('targets.propose', 'indicator')],
    ),
    // Every box that a column has the name of, so that only the others are unknown.
    sent: () => ({
      json: { year: '2009-10', regime: '', basis: '', body: '', owner: '', dueOn: '', wording: '' },
    }),
    allowed: 422,
  },
  'API post /bodies/{code}/adoptions': {
    ...door(({ body }) => `/bodies/${body.code}/adoptions`, [reads, asks('targets.adopt', 'body')]),
    sent: () => ({ json: { proposals: [], decidedOn: '', minute: '' } }),
    allowed: 422,
  },
  'API get /indicators/{code}/categories': door(
    ({ indicator }) => `/indicators/${indicator.code}/categories`,
    [sees],
  ),
  'API post /indicators/{code}/categories': {
    ...door(
      ({ indicator }) => `/indicators/${indicator.code}/categories`,
      [sees, asks('targets.judge', 'indicator')],
    ),
    sent: () => ({ json: { period: '2008-09', regime: 'corporate', category: '', reason: '' } }),
    allowed: 422,
  },
  'API get /scorecards': door(() => '/scorecards'),
  'API get /scorecards/{code}': door(({ card }) => `/scorecards/${card}`, [sees]),
  'API get /rounds': door(() => '/rounds'),
  'API get /returns': door(() => '/returns'),
  'API get /late': door(() => '/late'),
  'API post /late/reminders/show': {
    ...door(() => '/late/reminders/show', [asks('round.open', 'place')]),
    sent: ({ department }) => ({ json: { period: 'q2-2008-09', departments: [department.code] } }),
  },
  // No mail goes out from this world: whoever may send is told so.
  'API post /late/reminders': {
    ...door(() => '/late/reminders', [asks('round.open', 'place')]),
    sent: ({ department }) => ({
      json: { period: 'q2-2008-09', shown: [{ department: department.code, digest: 'none' }] },
    }),
    allowed: 409,
  },
  'API get /returns/{id}': door(({ returns }) => `/returns/${returns.open.id}`, [opens]),
  'API patch /returns/{id}': onReturn('open', '', 'return.fill', { keyIssues: 'Changed' }),
  'API post /returns/{id}/owners': onReturn('open', '/owners', 'return.send', { owners: [] }),
  'API get /returns/{id}/extensions': door(
    ({ returns }) => `/returns/${returns.open.id}/extensions`,
    [opens],
  ),
  'API post /returns/{id}/extensions': {
    ...onReturn('open', '/extensions', 'return.fill', { until: '', reason: '' }),
    allowed: 422,
  },
  'API post /returns/{id}/extensions/decide': {
    ...door(
      ({ returns }) => `/returns/${returns.open.id}/extensions/decide`,
      [opens, asks('round.open', 'place')],
    ),
    sent: () => ({ json: { gives: true, asked: 0, until: '', reason: '' } }),
    allowed: 422,
  },
  'API post /returns/{id}/submit': onReturn('open', '/submit', 'return.send', {}),
  'API post /returns/{id}/certify': onReturn('uncertified', '/certify', 'return.certify', {}),
  'API post /returns/{id}/accept': onReturn('submitted', '/accept', 'return.accept', {}),
  'API post /returns/{id}/query': onReturn('submitted', '/query', 'return.query', { comment: 'Is it so?' }),
  'API post /returns/{id}/reopen': onReturn('accepted', '/reopen', 'return.reopen', { comment: 'A reason' }),
  'API get /organisations': door(() => '/organisations'),
  'API get /organisations/{code}': ofOrganisation(''),
  'API post /organisations': {
    ...door(() => '/organisations', [asks('organisation.change', 'place')]),
    sent: () => ({ json: { name: '', kind: 'department', sector: 'public' } }),
    allowed: 422,
  },
  'API patch /organisations/{code}': onOrganisation('', { name: 'Changed' }),
  'API post /organisations/{code}/move': onOrganisation('/move', { partOf: null }),
  'API post /organisations/{code}/close': onOrganisation('/close', { closedOn: '2009-01-01' }),
  'API post /organisations/{code}/reopen': onOrganisation('/reopen', {}),
  'API get /bodies': door(() => '/bodies'),
  'API get /bodies/{code}': ofBody(''),
  'API post /bodies': {
    ...door(() => '/bodies', [asks('body.change', 'place')]),
    sent: () => ({ json: { name: '', kind: 'board' } }),
    allowed: 422,
  },
  'API patch /bodies/{code}': onBody('', { name: 'Changed' }),
  'API post /bodies/{code}/close': onBody('/close', { closedOn: '2009-01-01' }),
  'API post /bodies/{code}/reopen': onBody('/reopen', {}),
  'API get /people': door(() => '/people'),
  'API get /people/{id}': ofSubject('', 'people.read'),
  'API get /people/{id}/rights': ofSubject('/rights', 'people.read', 'rights.read'),
  'API post /grants': {
    ...door(() => '/grants', [asks('grant.give', 'place')]),
    sent: (_, { subject }) => ({
      json: { person: subject.personId, role: 'councillor', scope: 'place', startsOn: 'never', reason: '' },
    }),
    allowed: 422,
  },
  'API get /reports': door(() => '/reports'),
  'API get /reports/{id}/files/{format}': door(
    ({ department, returns }) =>
      `/reports/departmental:${department.code}:${returns.accepted.slug}/files/csv`,
    [sees],
  ),
}
