import { open, type Row } from './row.ts'

/** Everybody's own, whatever their roles. */
const own = (path: string, allowed: number, form?: Readonly<Record<string, string>>): Row => ({
  ...open(path, allowed, form),
  opensTo: 'signed-in',
})

/** What has no place: pages for everybody, ways to sign in, and one's own account. */
export const accountRows: Readonly<Record<string, Row>> = {
  'GET /': open('/', 303),
  'GET /accessibility': open('/accessibility', 200),
  'GET /cookies': open('/cookies', 200),
  'GET /design': open('/design', 200),
  'GET /design/brand.css': open('/design/brand.css', 200),
  'GET /design/shell': open('/design/shell', 200),
  'GET /help': open('/help', 200),
  '* /api/v1/[...path]': open('/api/v1/openapi.json', 200),

  'GET /set-up/[token]': open('/set-up/none', 200),
  'POST /set-up/[token]': open('/set-up/none', 400, { name: 'Nowhere', shortName: 'nowhere' }),
  'GET /invitation/[token]': open('/invitation/none', 200),
  'POST /invitation/[token]': open('/invitation/none', 410, { password: 'a long one for nobody' }),
  'GET /sign-in': open('/sign-in', 200),
  'POST /sign-in': open('/sign-in', 404, { place: 'nowhere', person: '1' }),
  'GET /sign-in/[token]': open('/sign-in/none', 200),
  'POST /sign-in/[token]': open('/sign-in/none', 410, {}),
  'GET /sign-in/code': open('/sign-in/code', 200),
  'POST /sign-in/code': open('/sign-in/code', 422, { code: '000000' }),
  // Without an identity provider there is no such way.
  'GET /sign-in/provider': open('/sign-in/provider', 404),
  'GET /sign-in/callback': open('/sign-in/callback', 404),
  'GET /sign-out': open('/sign-out', 303),
  'POST /sign-out': open('/sign-out', 303, {}),

  'GET /account': own('/account?stay=1', 200),
  // A number that is nobody's session or token.
  'POST /account?/end-session': own('/account?/end-session', 303, { session: '0' }),
  'POST /account?/end-others': own('/account?/end-others', 303, {}),
  'POST /account?/revoke-token': own('/account?/revoke-token', 303, { token: '0' }),
  'GET /account/confirm': own('/account/confirm', 200),
  'POST /account/confirm': own('/account/confirm', 422, { shown: '' }),
  'GET /account/tokens': own('/account/tokens', 200),
  'POST /account/tokens': own('/account/tokens', 422, { name: '', scope: 'read', days: '30' }),
  // Nobody in this world has an address or a password.
  'GET /account/password': own('/account/password', 404),
  'POST /account/password': own('/account/password', 404, { old: '', password: 'short' }),
  'GET /account/second-factor': own('/account/second-factor', 404),
  'POST /account/second-factor?/begin': own('/account/second-factor?/begin', 404, {}),
  'POST /account/second-factor?/add': own('/account/second-factor?/add', 404, { code: '' }),
  'POST /account/second-factor?/codes': own('/account/second-factor?/codes', 404, {}),
  'POST /account/second-factor?/remove': own('/account/second-factor?/remove', 404, { password: '' }),
}
