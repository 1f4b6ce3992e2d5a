import type { Action } from '../../../src/rights/roles.ts'
import { form, page, type Row } from './row.ts'

const list = (more: string, ...asked: readonly Action[]): Row =>
  page(() => `/people${more}`, ...asked.map((action) => [action, 'place'] as const))
/** A person of the place who is nobody that asks. */
const subject = (more: string, ...asked: readonly Action[]): Row =>
  page(
    (_, { subject: { personId } }) => `/people/${personId}${more}`,
    ...asked.map((action) => [action, 'place'] as const),
  )
const leaver = (more: string, ...asked: readonly Action[]): Row =>
  page(
    (_, { leaverId }) => `/people/${leaverId}${more}`,
    ...asked.map((action) => [action, 'place'] as const),
  )
const grant = page(
  (_, { subject: { personId, grantId } }) => `/people/${personId}/grants/${grantId}/end`,
  ['people.read', 'place'],
  ['grant.give', 'place'],
)
const post = (more: string, ...asked: readonly Action[]): Row =>
  page(
    (_, { subject: { postId } }) => `/people/posts/${postId}${more}`,
    ...asked.map((action) => [action, 'place'] as const),
  )
/** One's own role, which everything that it covers is one's own to. */
const lending = page(
  (_, __, { personId, grantId }) => `/people/${personId}/lend?grant=${grantId}`,
  ['grant.lend', 'indicator'],
)
// A version that nobody has seen yet.
const stale = { version: '999' }

export const peopleRows: Readonly<Record<string, Row>> = {
  'GET /[place]/people': list('', 'people.read'),
  'GET /[place]/people/who-may': list('/who-may', 'rights.read'),
  'GET /[place]/people/new': list('/new', 'person.change'),
  'POST /[place]/people/new': form(list('/new', 'person.change'), 422, { name: '', email: '', role: '' }),
  'GET /[place]/people/[id]': subject('', 'people.read'),
  'POST /[place]/people/[id]?/invite': form(subject('?/invite', 'person.change'), 422, {}),
  'GET /[place]/people/[id]/rights': subject('/rights', 'people.read', 'rights.read'),
  'GET /[place]/people/[id]/history': subject('/history', 'people.read', 'record.read'),
  // Only reads: whoever would be let once they had confirmed need not confirm for it.
  'GET /[place]/people/[id]/data': { ...subject('/data', 'person.change'), isOffered: true },
  'GET /[place]/people/[id]/edit': subject('/edit', 'person.change'),
  'POST /[place]/people/[id]/edit': form(subject('/edit', 'person.change'), 422, {
    ...stale,
    name: 'Changed',
  }),
  'GET /[place]/people/[id]/leave': subject('/leave', 'person.change'),
  'POST /[place]/people/[id]/leave': form(subject('/leave', 'person.change'), 422, {
    ...stale,
    lastDay: '2009-01-12',
  }),
  'GET /[place]/people/[id]/hand-over': leaver('/hand-over', 'person.change'),
  'POST /[place]/people/[id]/hand-over': form(leaver('/hand-over', 'person.change'), 422, { to: '' }),
  'GET /[place]/people/[id]/erase': leaver('/erase', 'person.erase'),
  'POST /[place]/people/[id]/erase': form(leaver('/erase', 'person.erase'), 422, { reason: '' }),
  'GET /[place]/people/[id]/grants/new': subject('/grants/new', 'grant.give'),
  'POST /[place]/people/[id]/grants/new': form(subject('/grants/new', 'grant.give'), 422, { role: '' }),
  'GET /[place]/people/[id]/grants/[grant]/end': grant,
  'POST /[place]/people/[id]/grants/[grant]/end': form(grant, 422, { when: 'day', lastDay: '' }),
  'GET /[place]/people/[id]/stand-in': subject('/stand-in', 'stand-in.arrange'),
  'POST /[place]/people/[id]/stand-in': form(subject('/stand-in', 'stand-in.arrange'), 422, {
    personId: '',
    startsOn: '',
    endsOn: '',
  }),
  'GET /[place]/people/[id]/lend': lending,
  'POST /[place]/people/[id]/lend': form(lending, 422, { personId: '', startsOn: '', endsOn: '' }),
  'GET /[place]/people/posts': list('/posts', 'people.read'),
  'GET /[place]/people/posts/new': list('/posts/new', 'person.change'),
  'POST /[place]/people/posts/new': form(list('/posts/new', 'person.change'), 422, { title: '' }),
  'GET /[place]/people/posts/[post]': post('', 'people.read'),
  'POST /[place]/people/posts/[post]?/hold': form(post('?/hold', 'person.change'), 422, { personId: '' }),
  'POST /[place]/people/posts/[post]?/leave': form(post('?/leave', 'person.change'), 422, { lastDay: '-' }),
  'POST /[place]/people/posts/[post]?/close': form(post('?/close', 'person.change'), 422, stale),
  'GET /[place]/people/posts/[post]/edit': post('/edit', 'person.change'),
  'POST /[place]/people/posts/[post]/edit': form(post('/edit', 'person.change'), 422, {
    ...stale,
    title: 'Changed',
  }),
}
