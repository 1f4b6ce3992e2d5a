import type { Database } from '../db/database.ts'
import { outsideTenants } from '../db/tenant.ts'
import type { Finding } from '../kernel/finding.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { londonDate } from '../kernel/london.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange } from '../record/make-change.action.ts'
import type { Role } from '../rights/roles.ts'
import { findCredentials, updatePassword } from './account.sql.ts'
import { unknownBrowser, type Browser } from '../credentials/browser.ts'
import { checkPassword } from '../credentials/check-password.ts'
import { emailKey } from '../credentials/email-key.ts'
import { hashPassword } from '../credentials/hash-password.action.ts'
import { findLink, insertLink, useLink } from '../credentials/link.sql.ts'
import { makePlace } from '../places/make-place.action.ts'
import { insertAccount, insertPerson } from '../people/person.sql.ts'
import { insertGrant } from '../rights/grant.sql.ts'
import { listPlaces } from '../places/place.sql.ts'
import { plainBrand } from '../ui/brand.ts'
import { startSession } from './sign-in.action.ts'
import { hashOfToken, newToken } from '../credentials/token.action.ts'

export interface SetUp {
  readonly name: string
  readonly shortName: string
  readonly post: string
  readonly email: string
  readonly password: string
}

/** The link that opens an empty store, once. */
export async function makeSetUpLink(db: Database): Promise<string> {
  const { token, hash } = newToken()
  await outsideTenants(db, (trx) =>
    insertLink(trx, { hash, purpose: 'set-up', accountId: null, minutes: 24 * 60 }),
  )
  return token
}

export async function isSetUpLinkGood(db: Database, token: string): Promise<boolean> {
  return (await outsideTenants(db, (trx) => findLink(trx, hashOfToken(token), 'set-up'))) !== undefined
}

export function* checkSetUp(form: SetUp): Generator<Finding> {
  const error = (field: string, code: string): Finding => ({ field, code, severity: 'error', args: {} })
  if (form.name.trim() === '') yield error('name', 'name-missing')
  if (form.name.length > 200) yield error('name', 'name-too-long')
  if (!/^[a-z][a-z0-9-]{1,29}$/.test(form.shortName)) yield error('shortName', 'short-name-form')
  if (reserved.has(form.shortName)) yield error('shortName', 'short-name-taken')
  if (form.post.trim() === '') yield error('post', 'post-missing')
  if (form.post.length > 200) yield error('post', 'post-too-long')
  if (!/^[^\s@]+@[^\s@]+$/.test(form.email) || form.email.length > 254) yield error('email', 'email-form')
  const context = [form.name, form.shortName, form.post, form.email]
  yield* checkPassword(form.password, { field: 'password', hasSecondFactor: false, context })
}

/** First parts of addresses that are not places. */
export const reserved: ReadonlySet<string> = new Set([
  'sign-in',
  'sign-out',
  'set-up',
  'account',
  'invitation',
  'link',
  'design',
  'accessibility',
  'cookies',
  'help',
  'health',
  'api',
  'assets',
  'cy',
])

/** What the first person may do: make everything, and let others in. */
const firstRoles = ['system-administrator', 'performance-team'] as const satisfies readonly Role[]

/** Makes the first place and its first person, who may let everybody else in, and signs that person in. */
export async function setUp(
  db: Database,
  token: string,
  typed: SetUp,
  now: Date,
  requestId: string,
  browser: Browser = unknownBrowser,
): Promise<{ session: string; place: string } | Refusal> {
  const form = {
    name: storableText(typed.name),
    shortName: typed.shortName,
    post: storableText(typed.post),
    email: emailKey(storableText(typed.email)),
    password: typed.password,
  }
  const findings = [...checkSetUp(form)]
  if (findings.length > 0)
    return refuse('invalid', 'set-up-has-problems', { problems: findings.length }, findings)
  if (!(await isSetUpLinkGood(db, token))) return refuse('too-late', 'link-used')
  const isTaken = (await outsideTenants(db, listPlaces)).some((place) => place.shortName === form.shortName)
  if (isTaken) return refuse('conflict', 'short-name-taken')
  // Whoever holds the link must not become somebody who is here already.
  if ((await outsideTenants(db, (trx) => findCredentials(trx, { email: form.email }))) !== undefined)
    return refuse('conflict', 'email-taken')
  const used = await outsideTenants(db, (trx) => useLink(trx, hashOfToken(token), 'set-up'))
  if (!used) return refuse('too-late', 'link-used')
  const author = { personId: null, name: form.post, requestId }
  const { name, shortName } = form
  const place = {
    name,
    shortName,
    brand: plainBrand,
    helpPhone: '',
    helpEmail: form.email,
    isDemonstration: false,
  }
  const tenantId = await makePlace(db, place, author)
  if (isRefusal(tenantId)) return tenantId
  const hash = await hashPassword(form.password)
  const accountId = await outsideTenants(db, async (trx) => {
    const id = await insertAccount(trx, form.email)
    await updatePassword(trx, id, hash)
    return id
  })
  const personId = await makeChange(db, tenantId, author, async (change) => {
    const id = await insertPerson(change.trx, tenantId, { accountId, name: form.post, post: form.post })
    for (const role of firstRoles) {
      const grant = { personId: id, role, organisationId: null, startsOn: londonDate(now) }
      await insertGrant(change.trx, tenantId, grant)
    }
    await change.record({
      as: 'set-up',
      action: 'person-added',
      subjectKind: 'person',
      subject: String(id),
      after: { post: form.post, roles: firstRoles },
    })
    return id
  })
  if (isRefusal(personId)) return personId
  return { session: await startSession(db, accountId, browser), place: form.shortName }
}
