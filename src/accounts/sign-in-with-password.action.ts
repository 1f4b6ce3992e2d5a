import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { findCredentials, updateHash } from './account.sql.ts'
import type { Browser } from '../credentials/browser.ts'
import { emailKey } from '../credentials/email-key.ts'
import { countedFor, guarded } from '../credentials/guarded.action.ts'
import { checkAgainst, hashPassword } from '../credentials/hash-password.action.ts'
import { findLink, insertLink, useLink } from '../credentials/link.sql.ts'
import { isSecondFactor } from './second-factor.action.ts'
import { startSession } from './sign-in.action.ts'
import { hashOfToken, newToken } from '../credentials/token.action.ts'

/** Signed in; or half-way, with the token that waits in a cookie for the code of the second factor. */
export type SignedIn = { readonly session: string } | { readonly half: string }

const minutesForCode = 10

/** One answer, and the same work, for a wrong password, a name that nobody has and an account that is closed. */
export async function signInWithPassword(
  app: App,
  typed: { email: string; password: string },
  browser: Browser,
): Promise<SignedIn | Refusal> {
  const name = emailKey(typed.email)
  const known = await outsideTenants(app.db, (trx) => findCredentials(trx, { email: name }))
  const wrong = refuse('not-allowed', 'wrong-password')
  return guarded(app.db, countedFor(known ?? { name }, browser.network), wrong, async () => {
    const { fits, isOutdated } = await checkAgainst(known?.passwordHash ?? null, typed.password)
    if (!known || !fits || known.isDisabled) return null
    if (isOutdated) {
      const hash = await hashPassword(typed.password)
      await outsideTenants(app.db, (trx) => updateHash(trx, known.accountId, hash))
    }
    return signInHaving(app, known, browser)
  })
}

/** The other half: the code, or one of the recovery codes. */
export async function signInWithCode(
  app: App,
  half: string,
  code: string,
  now: Date,
  browser: Browser,
): Promise<{ session: string } | Refusal> {
  const hash = hashOfToken(half)
  const ended = refuse('too-late', 'half-ended')
  const accountId = (await outsideTenants(app.db, (trx) => findLink(trx, hash, 'second-factor')))?.accountId
  if (accountId == null) return ended
  return guarded(
    app.db,
    countedFor({ accountId }, browser.network),
    refuse('not-allowed', 'wrong-code'),
    async () => {
      if (!(await isSecondFactor(app, accountId, code, now))) return null
      const used = await outsideTenants(app.db, (trx) => useLink(trx, hash, 'second-factor'))
      return used ? { session: await begin(app, accountId, browser, true) } : ended
    },
  )
}

/** Is there a half-way sign-in that waits for its code? */
export async function isHalfWay(app: App, half: string | null): Promise<boolean> {
  if (half === null) return false
  return (
    (await outsideTenants(app.db, (trx) => findLink(trx, hashOfToken(half), 'second-factor'))) !== undefined
  )
}

/** The password has been shown; a second factor, where there is one, is asked for next. */
export async function signInHaving(
  app: App,
  account: { accountId: number; hasSecondFactor: boolean },
  browser: Browser,
): Promise<SignedIn> {
  const { accountId } = account
  if (account.hasSecondFactor) return { half: await beginHalf(app, accountId) }
  return { session: await begin(app, accountId, browser, false) }
}

async function beginHalf(app: App, accountId: number): Promise<string> {
  const { token, hash } = newToken()
  const link = { hash, purpose: 'second-factor', accountId, minutes: minutesForCode } as const
  await outsideTenants(app.db, (trx) => insertLink(trx, link))
  return token
}

async function begin(
  app: App,
  accountId: number,
  browser: Browser,
  hasSecondFactor: boolean,
): Promise<string> {
  const session = await startSession(app.db, accountId, browser, hasSecondFactor)
  app.log.info({ accountId }, 'Signed in')
  return session
}
