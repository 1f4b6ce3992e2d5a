import type { Database } from '../db/database.ts'
import { outsideTenants } from '../db/tenant.ts'
import type { Finding } from '../kernel/finding.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { londonDate } from '../kernel/london.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange } from '../record/make-change.action.ts'
import { insertLink, isLinkGood, useLink } from './link.sql.ts'
import { makePlace } from './make-place.action.ts'
import { findAccount, insertAccount, insertGrant, insertPerson } from './person.sql.ts'
import { listPlaces } from './place.sql.ts'
import { plainBrand } from '../ui/brand.ts'
import { startSession } from './sign-in.action.ts'
import { hashOfToken, newToken } from './token.action.ts'

export interface SetUp {
  readonly name: string
  readonly shortName: string
  readonly post: string
  readonly email: string
}

/** The link that opens an empty store, once. */
export async function makeSetUpLink(db: Database): Promise<string> {
  const { token, hash } = newToken()
  await outsideTenants(db, (trx) => insertLink(trx, { hash, purpose: 'set-up', accountId: null, hours: 24 }))
  return token
}

export async function isSetUpLinkGood(db: Database, token: string): Promise<boolean> {
  return outsideTenants(db, (trx) => isLinkGood(trx, hashOfToken(token), 'set-up'))
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
}

/** First parts of addresses that are not places. */
export const reserved: ReadonlySet<string> = new Set([
  'sign-in',
  'sign-out',
  'set-up',
  'account',
  'design',
  'accessibility',
  'cookies',
  'help',
  'health',
  'api',
  'assets',
  'cy',
])

/** Makes the first place, its first person on the performance team, and signs that person in. */
export async function setUp(
  db: Database,
  token: string,
  typed: SetUp,
  now: Date,
  requestId: string,
): Promise<{ session: string; place: string } | Refusal> {
  const form = {
    name: storableText(typed.name),
    shortName: typed.shortName,
    post: storableText(typed.post),
    email: storableText(typed.email),
  }
  const findings = [...checkSetUp(form)]
  if (findings.length > 0)
    return refuse('invalid', 'set-up-has-problems', { problems: findings.length }, findings)
  if (!(await isSetUpLinkGood(db, token))) return refuse('too-late', 'link-used')
  const isTaken = (await outsideTenants(db, listPlaces)).some((place) => place.shortName === form.shortName)
  if (isTaken) return refuse('conflict', 'short-name-taken')
  // Whoever holds the link must not become somebody who is here already.
  if ((await outsideTenants(db, (trx) => findAccount(trx, form.email))) !== undefined)
    return refuse('conflict', 'email-taken')
  const used = await outsideTenants(db, (trx) => useLink(trx, hashOfToken(token), 'set-up'))
  if (!used) return refuse('too-late', 'link-used')
  const author = { personId: null, name: form.post, requestId }
  const place = { ...form, brand: plainBrand, helpPhone: '', helpEmail: form.email, isDemonstration: false }
  const tenantId = await makePlace(db, place, author)
  if (isRefusal(tenantId)) return tenantId
  const accountId = await outsideTenants(db, (trx) => insertAccount(trx, form.email))
  const personId = await makeChange(db, tenantId, author, async (change) => {
    const id = await insertPerson(change.trx, tenantId, { accountId, name: form.post, post: form.post })
    await insertGrant(change.trx, tenantId, {
      personId: id,
      role: 'performance-team',
      organisationId: null,
      startsOn: londonDate(now),
    })
    await change.record({
      as: 'set-up',
      action: 'person-added',
      subjectKind: 'person',
      subject: String(id),
      after: { post: form.post, role: 'performance-team' },
    })
    return id
  })
  if (isRefusal(personId)) return personId
  return { session: await startSession(db, accountId), place: form.shortName }
}
