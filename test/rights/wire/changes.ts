import { aMessage } from '../../worlds/a-message.ts'
import type { ChangeMade } from './change-made.ts'
import { definitionChanges } from './definition-changes.ts'
import { extensionChanges, extensionsLeftOut } from './extension-changes.ts'
import { setChanges } from './set-changes.ts'
import type { TwoSides } from './two-sides.ts'

const form = (
  as: ChangeMade['as'],
  path: (world: TwoSides) => string,
  boxes: Readonly<Record<string, string>> | ((world: TwoSides) => Promise<Readonly<Record<string, string>>>),
  done: ChangeMade['done'] = 303,
): ChangeMade => ({
  as,
  done,
  make: async (world) => ({
    path: `/${world.place.shortName}${path(world)}`,
    boxes: typeof boxes === 'function' ? await boxes(world) : boxes,
  }),
})

/** The version that a row of the world has now. */
async function version({ app }: TwoSides, table: string, key: string, value: unknown): Promise<string> {
  const { rows } = await app.db.pool.query<{ version: number }>(
    `select version from ${table} where ${key} = $1`,
    [value],
  )
  return String(rows[0]?.version)
}
const ofOrganisation = (world: TwoSides): Promise<string> =>
  version(world, 'organisation', 'id', world.own.department.id)
const ofBody = (world: TwoSides): Promise<string> => version(world, 'body', 'id', world.own.body.id)
const ofSubject = (world: TwoSides): Promise<string> => version(world, 'person', 'id', world.subject.personId)
const ofPost = (world: TwoSides): Promise<string> => version(world, 'post', 'id', world.subject.postId)
const organisation =
  (more: string) =>
  ({ own }: TwoSides): string =>
    `/organisations/${own.department.code}${more}`
const body =
  (more: string) =>
  ({ own }: TwoSides): string =>
    `/bodies/${own.body.code}${more}`
const person =
  (more: string) =>
  ({ subject }: TwoSides): string =>
    `/people/${subject.personId}${more}`
const post =
  (more: string) =>
  ({ subject }: TwoSides): string =>
    `/people/posts/${subject.postId}${more}`

/** Every form of a place, in an order in which each can be sent; a new form is a row here or in `leftOut`. */
export const changes: Readonly<Record<string, ChangeMade>> = {
  // Before a definition changes: what is published is of the quarter that it has now.
  'POST /[place]/reports/[definition]/[period]/publish': form(
    'team',
    ({ own }) => `/reports/departmental/${own.returns.accepted.slug}/publish?body=${own.department.code}`,
    ({ own }) => Promise.resolve({ asAt: '2009-01-10', seen: own.edition }),
  ),
  'POST /[place]/published/[code]/withdraw': form('team', ({ own }) => `/published/${own.edition}/withdraw`, {
    reason: 'A test',
  }),
  ...definitionChanges,
  ...extensionChanges,
  ...setChanges,
  'POST /[place]/settings?/brand': form('team', () => '/settings?/brand', {
    name: 'A new name',
    header: '#1d70b8',
    accent: '#1d70b8',
    link: '#1d70b8',
    helpPhone: '',
    helpEmail: '',
  }),
  'POST /[place]/my-work/calendar?/make': form(
    'team',
    () => '/my-work/calendar?/make',
    { understood: 'yes' },
    200,
  ),
  'POST /[place]/my-work/calendar?/end': form(
    'administrator',
    () => '/my-work/calendar?/end',
    async (world) => {
      const { app, place } = world
      await app.db.pool.query(
        `insert into calendar_key (tenant_id, person_id, key_hash, made_at)
       select $1, p.id, decode(md5(p.id::text), 'hex'), now() from person p where p.tenant_id = $1
       on conflict do nothing`,
        [place.id],
      )
      return {}
    },
  ),
  'POST /[place]/settings/mail?/again': form(
    'administrator',
    () => '/settings/mail?/again',
    async (world) => {
      const { app, place } = world
      const { reasonKey } = await aMessage(app, place.id, { address: 'no address' })
      const { rows } = await app.db.pool.query<{ id: number }>(
        'select id from outbox where reason_key = $1',
        [reasonKey],
      )
      return { message: String(rows[0]?.id) }
    },
  ),
  'POST /[place]/returns': form('team', () => '/returns', {
    period: 'Q4 2008/09',
    opensOn: '2009-04-02',
    dueOn: '2009-04-20',
    hands: '2',
  }),
  'POST /[place]/returns/[department]/[period]?/reopen': form(
    'team',
    ({ own }) => `/returns/${own.department.code}/${own.returns.accepted.slug}?/reopen`,
    async ({ own }) => ({ version: String(own.returns.accepted.version), comment: 'A reason' }),
  ),
  'POST /[place]/returns/[department]/[period]/sign-off?/query': form(
    'team',
    ({ own }) => `/returns/${own.department.code}/${own.returns.submitted.slug}/sign-off?/query`,
    async ({ own }) => ({ version: String(own.returns.submitted.version), comment: 'A question' }),
  ),
  'POST /[place]/returns/[department]/[period]/sign-off?/accept': form(
    'team',
    ({ foreign }) => `/returns/${foreign.department.code}/${foreign.returns.submitted.slug}/sign-off?/accept`,
    async ({ foreign }) => ({ version: String(foreign.returns.submitted.version), comment: '' }),
  ),

  'POST /[place]/organisations/new': form('administrator', () => '/organisations/new', {
    name: 'A new one',
    code: '',
    kind: 'department',
    sector: 'public',
    partOf: '',
    openedOn: '',
  }),
  'POST /[place]/organisations/[code]/edit': form('administrator', organisation('/edit'), async (world) => ({
    name: 'Renamed',
    kind: 'department',
    sector: 'public',
    version: await ofOrganisation(world),
  })),
  'POST /[place]/organisations/[code]/move': form('administrator', organisation('/move'), async (world) => ({
    partOf: world.foreign.department.code,
    version: await ofOrganisation(world),
  })),
  'POST /[place]/bodies/themes?/add': form('administrator', () => '/bodies/themes?/add', {
    name: 'A new theme',
    code: '',
  }),
  'POST /[place]/bodies/themes?/rename': form('administrator', () => '/bodies/themes?/rename', {
    name: 'Renamed',
    code: 'own-theme',
    wasName: 'Theme own',
  }),
  'POST /[place]/bodies/new': form('administrator', () => '/bodies/new', {
    name: 'A new board',
    code: '',
    kind: 'board',
    partOf: '',
    openedOn: '',
  }),
  'POST /[place]/bodies/[code]/edit': form('administrator', body('/edit'), async (world) => ({
    name: 'Renamed',
    kind: 'board',
    partOf: '',
    version: await ofBody(world),
  })),
  'POST /[place]/bodies/[code]/members/new': form(
    'administrator',
    body('/members/new'),
    async ({ subject }) => ({
      person: String(subject.personId),
      role: 'member',
      speaksFor: '',
      startsOn: '2009-01-12',
      reviewDueOn: '',
    }),
  ),
  'POST /[place]/bodies/[code]/members/[id]?/review': form(
    'administrator',
    ({ own }) => `/bodies/${own.body.code}/members/${own.body.memberId}?/review`,
    { wasEndsOn: '', wasReviewDueOn: '' },
  ),
  'POST /[place]/bodies/[code]/members/[id]?/end': form(
    'administrator',
    ({ foreign }) => `/bodies/${foreign.body.code}/members/${foreign.body.memberId}?/end`,
    { endsOn: '2009-01-12', wasEndsOn: '', wasReviewDueOn: '' },
  ),
  'POST /[place]/bodies/[code]/close?/close': form('administrator', body('/close?/close'), async (world) => ({
    closedOn: '2009-01-12',
    version: await ofBody(world),
  })),
  'POST /[place]/bodies/[code]/close?/reopen': form(
    'administrator',
    body('/close?/reopen'),
    async (world) => ({
      version: await ofBody(world),
    }),
  ),

  'POST /[place]/people/new': form(
    'administrator',
    () => '/people/new',
    {
      post: '',
      title: 'A new post',
      rank: 'manager',
      answersTo: '',
      name: 'Somebody new',
      email: 'new@example.gov.uk',
      organisation: '',
      role: 'councillor',
      covers: 'place',
      indicator: '',
      startsOn: '2009-01-12',
      endsOn: '',
    },
    200,
  ),
  'POST /[place]/people/[id]/edit': form('administrator', person('/edit'), async (world) => ({
    name: 'Another name',
    email: 'another@example.gov.uk',
    organisation: '',
    version: await ofSubject(world),
  })),
  'POST /[place]/people/[id]/grants/new': form('administrator', person('/grants/new'), {
    role: 'auditor',
    covers: 'place',
    indicator: '',
    startsOn: '2009-01-12',
    endsOn: '',
    reason: 'A reason',
  }),
  'POST /[place]/people/[id]/grants/[grant]/end': form(
    'administrator',
    ({ subject }) => `/people/${subject.personId}/grants/${subject.grantId}/end`,
    { when: 'now', lastDay: '', reason: 'A reason' },
  ),
  'POST /[place]/people/posts/new': form('administrator', () => '/people/posts/new', {
    title: 'Another post',
    rank: 'manager',
    organisation: '',
    answersTo: '',
  }),
  'POST /[place]/people/posts/[post]/edit': form('administrator', post('/edit'), async (world) => ({
    title: 'Renamed',
    rank: 'manager',
    organisation: '',
    answersTo: '',
    version: await ofPost(world),
  })),
  'POST /[place]/people/posts/[post]?/leave': form('administrator', post('?/leave'), {
    lastDay: '2009-01-11',
  }),
  'POST /[place]/people/posts/[post]?/hold': form('administrator', post('?/hold'), async ({ subject }) => ({
    personId: String(subject.personId),
    startsOn: '2009-01-12',
    endsOn: '2009-01-13',
  })),
  'POST /[place]/people/[id]/hand-over': form(
    'administrator',
    ({ leaverId }) => `/people/${leaverId}/hand-over`,
    async ({ subject }) => ({
      to: String(subject.personId),
      posts: '',
      memberships: '',
      indicators: '',
      reason: 'A reason',
    }),
  ),
  'POST /[place]/people/[id]/leave': form('administrator', person('/leave'), async (world) => ({
    lastDay: '2009-01-11',
    version: await ofSubject(world),
  })),
  'POST /[place]/people/[id]/erase': form('administrator', ({ leaverId }) => `/people/${leaverId}/erase`, {
    reason: 'Asked for',
  }),
}

const targetForms = 'refuses a box that it does not know by the same reader as the forms of organisations'

/** Forms that hold nothing beside a version, or whose boxes are another test's, with why. */
export const leftOut: Readonly<Record<string, string>> = {
  'POST /[place]/settings?/logo': 'a file and nothing else',
  'POST /[place]/settings/word-template?/send': 'a file, and the template that was seen',
  'POST /[place]/settings/word-template?/end': 'the template that was seen and nothing else',
  'POST /[place]/settings/rules?/preview': 'changes nothing',
  'POST /[place]/settings/areas/new': targetForms,
  'POST /[place]/settings/areas/[code]?/change': targetForms,
  'POST /[place]/settings/areas/[code]?/home': 'a version and nothing else',
  'POST /[place]/settings/areas/[code]/close?/close': targetForms,
  'POST /[place]/settings/areas/[code]/close?/reopen': 'a version and nothing else',
  'POST /[place]/settings/comparators/new': targetForms,
  'POST /[place]/settings/comparators/[code]': targetForms,
  'POST /[place]/targets/adopt/[body]?/adopt': targetForms,
  'POST /[place]/targets/adopt/[body]?/return': targetForms,
  'POST /[place]/indicators/[code]/targets?/save': targetForms,
  'POST /[place]/indicators/[code]/targets?/propose': targetForms,
  'POST /[place]/indicators/[code]/targets?/comment': targetForms,
  'POST /[place]/indicators/[code]/targets?/withdraw': targetForms,
  'POST /[place]/indicators/[code]/category': targetForms,
  'POST /[place]/indicators/[code]/formula?/preview': 'changes nothing',
  'POST /[place]/indicators/[code]/formula?/save': 'read box by box, as set-formula.action.test.ts tries',
  'POST /[place]/indicators/[code]/formula?/withdraw': 'read box by box, as set-formula.action.test.ts tries',
  'POST /[place]/figures/[code]/[area]/[period]?/address': 'no box at all',
  'POST /[place]/enter/[what]?/paste': 'cells of a sheet, read one by one',
  'POST /[place]/enter/[what]?/save':
    'takes any code and saves the ones it knows, as enter-figures.action.test.ts tries',
  'POST /[place]/import': 'a file and where it comes from, read box by box',
  'POST /[place]/import/[id]?/take': 'of a file that was sent, as web-import.action.test.ts tries',
  'POST /[place]/import/[id]?/keep': 'a name and nothing else',
  'POST /[place]/settings/rules?/save': 'read box by box, as set-rule.action.test.ts tries',
  'POST /[place]/returns/[department]/[period]?/save':
    'leaves alone and names a box that it does not know, as workshop.test.ts tries',
  'POST /[place]/returns/[department]/[period]/sections/[section]?/save':
    'the same as the page of the return',
  'POST /[place]/returns/[department]/[period]/sign-off?/certify': 'the same boxes as `sign-off?/query`',
  'POST /[place]/returns/[department]/[period]/owners':
    'takes the codes that it knows and passes over the rest, as delegate.action.test.ts tries',
  ...extensionsLeftOut,
  'POST /[place]/returns/[department]/[period]/links?/give':
    'goes by mail, which a demonstration sends to nobody; read box by box, as links.action.test.ts tries',
  'POST /[place]/returns/[department]/[period]/links?/withdraw': 'a link and nothing else',
  'POST /[place]/returns/[department]/[period]/check': 'a version and nothing else',
  'POST /[place]/returns/[department]/[period]/workbook?/take': 'a file and nothing else',
  'POST /[place]/returns/[department]/[period]/workbook?/keep':
    'refuses a box that it does not know, as read-chosen.test.ts tries',
  'POST /[place]/organisations/[code]/close?/close': 'kept open by its returns in this world',
  'POST /[place]/organisations/[code]/close?/reopen': 'a version and nothing else',
  'POST /[place]/people/[id]?/invite': 'no box at all',
  'POST /[place]/people/[id]/stand-in': 'read box by box, as arrange-stand-in.action.test.ts tries',
  'POST /[place]/people/[id]/lend': 'one’s own roles, lent by nobody in this world',
  'POST /[place]/people/posts/[post]?/close': 'a version and nothing else',
}
