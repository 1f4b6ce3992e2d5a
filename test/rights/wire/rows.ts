import { apiRows } from './api-rows.ts'
import type { Sent } from './asker.ts'
import { accountRows } from './account-rows.ts'
import { areaRows } from './area-rows.ts'
import { bodyRows } from './body-rows.ts'
import { definitionRows } from './definition-rows.ts'
import { extensionRows } from './extension-rows.ts'
import type { Need } from './expected.ts'
import { organisationRows } from './organisation-rows.ts'
import { peopleRows } from './people-rows.ts'
import { publishingRows } from './publishing-rows.ts'
import { linkRows } from './link-rows.ts'
import { need, type Row } from './row.ts'
import { setRows } from './set-rows.ts'
import { targetRows } from './target-rows.ts'
import { templateRows } from './template-rows.ts'
import type { Side, TwoSides } from './two-sides.ts'
import { workbookRows } from './workbook-rows.ts'

const sees: Need = { action: 'performance.read', of: 'indicator', otherwise: 404 }
const opens: Need = { action: 'return.read', of: 'return', otherwise: 404 }

/** For everybody with a role in the place, whichever: what is in it is another test's. */
const forAll = (path: string): Row => ({
  path: (_, { place }) => `/${place.shortName}${path}`,
  needs: [],
  allowed: 200,
})
const ofIndicator = (path: (side: Side) => string): Row => ({
  path: (side, { place }) => `/${place.shortName}${path(side)}`,
  needs: [sees],
  allowed: 200,
})

const returnPath =
  (state: keyof Side['returns'], more = '') =>
  ({ department, returns }: Side, { place }: TwoSides): string =>
    `/${place.shortName}/returns/${department.code}/${returns[state].slug}${more}`
const ofReturn = (state: keyof Side['returns'], more = ''): Row => ({
  path: returnPath(state, more),
  needs: [opens],
  allowed: 200,
})
const onReturn = (
  state: keyof Side['returns'],
  more: string,
  { needs, allowed, form }: Pick<Row, 'allowed' | 'needs'> & { form: (side: Side) => Record<string, string> },
): Row => ({
  path: returnPath(state, more),
  sent: (side) => ({ form: form(side) }),
  needs: [opens, ...needs],
  allowed,
})

/** A rule without a tolerance. */
const ofRules = (action: string): Row => ({
  path: (_, { place }) => `/${place.shortName}/settings/rules${action}`,
  sent: () => ({ form: { version: '0', tolerance: '' } }),
  needs: [need('rules.set', 'place', 404)],
  allowed: 422,
})

/** A formula that says nothing. */
const ofFormula = (action: string): Row => ({
  path: ({ indicator }, { place }) => `/${place.shortName}/indicators/${indicator.code}/formula${action}`,
  sent: () => ({ form: { version: '999', formula: '', reason: '' } }),
  needs: [need('formula.set', 'place', 404), sees],
  allowed: 422,
})

/** An image that is none. */
const brokenLogo = (): Sent => {
  const form = new FormData()
  form.set('logo', new Blob(['not an image'], { type: 'image/png' }), 'logo.png')
  return { form }
}

/**
 * Every way into the product, by the name its router gives it. A new page, form or door is a row here: what it asks for
 * and what it answers follow from the golden tables, role by role.
 */
export const rows: Readonly<Record<string, Row>> = {
  'GET /[place]/brand.css': { ...forAll('/brand.css'), opensTo: 'all' },
  'GET /[place]/logo': { ...forAll('/logo'), allowed: 404, opensTo: 'all' },
  'GET /[place]/my-work': forAll('/my-work'),
  // Nobody's key.
  'GET /[place]/deadlines.ics': { ...forAll('/deadlines.ics?key=none'), allowed: 404, opensTo: 'all' },
  'GET /[place]/my-work/calendar': forAll('/my-work/calendar'),
  'POST /[place]/my-work/calendar?/make': {
    ...forAll('/my-work/calendar?/make'),
    sent: () => ({ form: { understood: 'no' } }),
    allowed: 422,
  },
  // Nobody has made one.
  'POST /[place]/my-work/calendar?/end': {
    ...forAll('/my-work/calendar?/end'),
    sent: () => ({ form: {} }),
    allowed: 409,
  },
  'GET /[place]/indicators': forAll('/indicators'),
  'GET /[place]/indicators/[code]': ofIndicator(({ indicator }) => `/indicators/${indicator.code}`),
  'GET /[place]/indicators/[code]/data': ofIndicator(({ indicator }) => `/indicators/${indicator.code}/data`),
  'GET /[place]/indicators/[code]/definition': ofIndicator(
    ({ indicator }) => `/indicators/${indicator.code}/definition`,
  ),
  'GET /[place]/indicators/[code]/formula': ofIndicator(
    ({ indicator }) => `/indicators/${indicator.code}/formula`,
  ),
  'POST /[place]/indicators/[code]/formula?/preview': ofFormula('?/preview'),
  // A version that nobody has seen yet.
  'POST /[place]/indicators/[code]/formula?/save': { ...ofFormula('?/save'), allowed: 409 },
  'POST /[place]/indicators/[code]/formula?/withdraw': { ...ofFormula('?/withdraw'), allowed: 409 },
  'GET /[place]/indicators/[code]/history': ofIndicator(
    ({ indicator }) => `/indicators/${indicator.code}/history`,
  ),
  'GET /[place]/indicators/[code]/history/file': ofIndicator(
    ({ indicator }) => `/indicators/${indicator.code}/history/file`,
  ),
  'GET /[place]/figures/[code]/[area]/[period]': ofIndicator(
    ({ indicator, returns }) => `/figures/${indicator.code}/E06000006/${returns.accepted.slug}`,
  ),
  'POST /[place]/figures/[code]/[area]/[period]?/address': {
    ...ofIndicator(
      ({ indicator, returns }) => `/figures/${indicator.code}/E06000006/${returns.accepted.slug}?/address`,
    ),
    sent: () => ({ form: {} }),
  },
  // Letters that nothing has.
  'GET /[place]/f/[letters]': { ...forAll('/f/aaaaaaaa'), allowed: 404 },
  'GET /[place]/scorecards': forAll('/scorecards'),
  'GET /[place]/scorecards/[code]': ofIndicator(({ card }) => `/scorecards/${card}`),
  'GET /[place]/reports': forAll('/reports'),
  'GET /[place]/reports/[definition]/[period]': ofIndicator(
    ({ department, returns }) => `/reports/departmental/${returns.accepted.slug}?body=${department.code}`,
  ),
  'GET /[place]/reports/[definition]/[period]/files/[format]': ofIndicator(
    ({ department, returns }) =>
      `/reports/departmental/${returns.accepted.slug}/files/csv?body=${department.code}`,
  ),

  ...targetRows,
  ...definitionRows,
  ...setRows,

  'GET /[place]/returns': forAll('/returns'),
  'GET /[place]/late': forAll('/late'),
  // Due before it opens: whoever may open a round is told so, and none is opened.
  'POST /[place]/returns': {
    path: (_, { place }) => `/${place.shortName}/returns`,
    sent: () => ({ form: { period: 'Q4 2008/09', opensOn: '2009-04-20', dueOn: '2009-04-02', hands: '2' } }),
    needs: [need('round.open', 'place', 404)],
    allowed: 422,
  },
  'GET /[place]/returns/[department]/[period]': ofReturn('open'),
  'GET /[place]/returns/[department]/[period]/history': ofReturn('accepted', '/history'),
  'GET /[place]/returns/[department]/[period]/sections/[section]': {
    ...ofReturn('open', '/sections/key-issues'),
    needs: [opens, need('return.fill', 'return', 303)],
  },
  'POST /[place]/returns/[department]/[period]/sections/[section]?/save': onReturn(
    'open',
    '/sections/key-issues?/save',
    {
      form: () => ({ version: '999', 'key-issues': 'Changed' }),
      needs: [need('return.fill', 'return', 404)],
      allowed: 409,
    },
  ),
  'GET /[place]/returns/[department]/[period]/owners': {
    ...ofReturn('open', '/owners'),
    needs: [opens, need('return.send', 'department', 303)],
  },
  // Somebody whom nobody knows: whoever may delegate is told so.
  'POST /[place]/returns/[department]/[period]/owners': {
    path: returnPath('open', '/owners'),
    sent: ({ indicator }) => ({ form: { [`${indicator.code}.owner`]: '424242' } }),
    needs: [opens, need('return.send', 'department', 404)],
    allowed: 422,
  },
  'GET /[place]/returns/[department]/[period]/check': {
    ...ofReturn('open', '/check'),
    needs: [opens, need('return.send', 'return', 303)],
  },
  'GET /[place]/returns/[department]/[period]/sign-off': {
    ...ofReturn('submitted', '/sign-off'),
    // Whoever may question a return may open the page, with the button that is theirs.
    needs: [opens, need('return.query', 'return', 303)],
  },
  ...extensionRows,
  // A version that nobody has seen yet: whoever may save is told that it was changed, and nothing is.
  'POST /[place]/returns/[department]/[period]?/save': onReturn('open', '?/save', {
    form: () => ({ version: '999', 'key-issues': 'Changed' }),
    needs: [need('return.fill', 'return', 404)],
    allowed: 409,
  }),
  'POST /[place]/returns/[department]/[period]/check': onReturn('open', '/check', {
    form: () => ({ version: '999' }),
    needs: [need('return.send', 'return', 404)],
    allowed: 409,
  }),
  'POST /[place]/returns/[department]/[period]?/reopen': onReturn('accepted', '?/reopen', {
    form: ({ returns }) => ({ version: String(returns.accepted.version), comment: '' }),
    needs: [need('return.reopen', 'return', 404)],
    allowed: 422,
  }),
  // Too long a comment: whoever may decide is told so, and nothing is decided.
  'POST /[place]/returns/[department]/[period]/sign-off?/accept': onReturn('submitted', '/sign-off?/accept', {
    form: ({ returns }) => ({ version: String(returns.submitted.version), comment: 'x'.repeat(4_001) }),
    needs: [need('return.query', 'return', 303), need('return.accept', 'return', 409)],
    allowed: 422,
  }),
  'POST /[place]/returns/[department]/[period]/sign-off?/certify': onReturn(
    'uncertified',
    '/sign-off?/certify',
    {
      form: ({ returns }) => ({ version: String(returns.uncertified.version), comment: 'x'.repeat(4_001) }),
      needs: [need('return.query', 'return', 303), need('return.certify', 'return', 409)],
      allowed: 422,
    },
  ),
  'POST /[place]/returns/[department]/[period]/sign-off?/query': onReturn('submitted', '/sign-off?/query', {
    form: ({ returns }) => ({ version: String(returns.submitted.version), comment: '' }),
    needs: [need('return.query', 'return', 303)],
    allowed: 422,
  }),

  'GET /[place]/export': forAll('/export'),
  'GET /[place]/enter/[what]': {
    path: ({ department }, { place }) => `/${place.shortName}/enter/${department.code}`,
    needs: [need('figures.enter', 'indicator', 404)],
    allowed: 200,
  },
  // Words for a number: whoever may enter it is told so.
  'POST /[place]/enter/[what]?/save': {
    path: ({ department }, { place }) => `/${place.shortName}/enter/${department.code}?/save`,
    sent: ({ indicator }) => ({
      form: { [`${indicator.code}.value`]: 'many', [`${indicator.code}.seen`]: '0' },
    }),
    needs: [need('figures.enter', 'indicator', 404)],
    allowed: 422,
  },
  // Words for a number, pasted this time.
  'POST /[place]/enter/[what]?/paste': {
    path: ({ department }, { place }) => `/${place.shortName}/enter/${department.code}?/paste`,
    sent: ({ indicator }) => {
      const form = new FormData()
      form.set('pasted', `${indicator.code}\tmany`)
      return { form }
    },
    needs: [need('figures.enter', 'indicator', 404)],
    allowed: 422,
  },
  'GET /[place]/enter/[what]/workbook': {
    path: ({ department }, { place }) => `/${place.shortName}/enter/${department.code}/workbook`,
    needs: [need('figures.enter', 'indicator', 404)],
    allowed: 200,
  },
  'GET /[place]/import': { ...forAll('/import'), needs: [need('figures.import', 'place', 404)] },
  // No file and no source: whoever may import is told so.
  'POST /[place]/import': {
    path: (_, { place }) => `/${place.shortName}/import`,
    sent: () => {
      const form = new FormData()
      form.set('source', '')
      return { form }
    },
    needs: [need('figures.import', 'place', 404)],
    allowed: 422,
  },
  // A file that is not there, which those without the right are told as well.
  'GET /[place]/import/[id]': { ...forAll('/import/999999999'), allowed: 404 },
  'GET /[place]/import/[id]/problems': { ...forAll('/import/999999999/problems'), allowed: 404 },
  'POST /[place]/import/[id]?/take': {
    path: (_, { place }) => `/${place.shortName}/import/999999999?/take`,
    sent: () => ({ form: { seen: '', partial: 'no', reason: '' } }),
    needs: [],
    allowed: 404,
  },
  'POST /[place]/import/[id]?/keep': {
    path: (_, { place }) => `/${place.shortName}/import/999999999?/keep`,
    sent: () => ({ form: { layout: '' } }),
    needs: [],
    allowed: 404,
  },

  'GET /[place]/audit': { ...forAll('/audit'), needs: [need('record.read', 'place', 404)] },
  'GET /[place]/audit/file': { ...forAll('/audit/file'), needs: [need('record.read', 'place', 404)] },
  'GET /[place]/settings': { ...forAll('/settings'), needs: [need('brand.change', 'place', 404)] },
  'POST /[place]/settings?/brand': {
    path: (_, { place }) => `/${place.shortName}/settings?/brand`,
    sent: () => ({ form: { name: '', header: 'no colour', accent: '', link: '' } }),
    needs: [need('brand.change', 'place', 404)],
    allowed: 422,
  },
  'POST /[place]/settings?/logo': {
    path: (_, { place }) => `/${place.shortName}/settings?/logo`,
    sent: brokenLogo,
    needs: [need('brand.change', 'place', 404)],
    allowed: 422,
  },
  'GET /[place]/settings/rules': { ...forAll('/settings/rules'), needs: [need('rules.set', 'place', 404)] },
  'POST /[place]/settings/rules?/preview': ofRules('?/preview'),
  // A version that nobody has seen yet.
  'POST /[place]/settings/rules?/save': { ...ofRules('?/save'), allowed: 409 },
  ...areaRows,
  'GET /[place]/settings/mail': { ...forAll('/settings/mail'), needs: [need('mail.manage', 'place', 404)] },
  // A message that is not there: whoever looks after mail is told that it is not one that failed.
  'POST /[place]/settings/mail?/again': {
    path: (_, { place }) => `/${place.shortName}/settings/mail?/again`,
    sent: () => ({ form: { message: '0' } }),
    needs: [need('mail.manage', 'place', 404)],
    allowed: 409,
  },
  ...organisationRows,
  ...bodyRows,
  ...peopleRows,
  ...publishingRows,
  ...linkRows,
  ...accountRows,
  ...workbookRows,
  ...templateRows,
  ...apiRows,
}
