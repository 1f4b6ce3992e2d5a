import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { findCredentials, type Credentials } from './account.sql.ts'
import { countedFor, guarded } from '../credentials/guarded.action.ts'
import { checkAgainst } from '../credentials/hash-password.action.ts'
import { placesOf } from './places-of.action.ts'
import { isSecondFactor } from './second-factor.action.ts'
import { renewSession } from './session.sql.ts'
import { hashOfToken, newToken } from '../credentials/token.action.ts'

/** By what somebody shows that it is they. `button`: in a demonstration, where there is nothing to show. */
export type WayToConfirm = 'code' | 'password' | 'button' | 'none'

export interface WaysToConfirm {
  readonly way: WayToConfirm
  readonly hasIdentity: boolean
}

export async function waysToConfirm(app: App, accountId: number): Promise<WaysToConfirm> {
  const known = await outsideTenants(app.db, (trx) => findCredentials(trx, { accountId }))
  return { way: await wayOf(app, accountId, known), hasIdentity: known?.hasIdentity ?? false }
}

async function wayOf(app: App, accountId: number, known: Credentials | undefined): Promise<WayToConfirm> {
  if (known?.hasSecondFactor) return 'code'
  if (known?.passwordHash != null) return 'password'
  if (known?.hasIdentity) return 'none'
  const places = await placesOf(app.db, accountId)
  return places.length > 0 && places.every(({ place }) => place.isDemonstration) ? 'button' : 'none'
}

/** Confirms the session for ten minutes and gives it a new token, which is answered. */
export async function confirmSession(
  app: App,
  session: { token: string; accountId: number },
  typed: string,
  network: string,
  now: Date,
): Promise<string | Refusal> {
  const { accountId } = session
  const known = await outsideTenants(app.db, (trx) => findCredentials(trx, { accountId }))
  const way = await wayOf(app, accountId, known)
  if (way === 'none') return refuse('not-allowed', 'nothing-to-confirm-with')
  if (way === 'button') return renewedToken(app, session)
  const wrong = refuse('not-allowed', way === 'code' ? 'wrong-code' : 'wrong-password-here')
  return guarded(app.db, countedFor({ accountId }, network), wrong, async () => {
    const isRight =
      way === 'code'
        ? await isSecondFactor(app, accountId, typed, now)
        : (await checkAgainst(known?.passwordHash ?? null, typed)).fits
    return isRight ? renewedToken(app, session) : null
  })
}

/** The session under a new token, confirmed as of now; refused where it has ended meanwhile. */
export async function renewedToken(
  app: App,
  session: { token: string; accountId: number },
): Promise<string | Refusal> {
  const { token, hash } = newToken()
  const tokenHash = hashOfToken(session.token)
  const isRenewed = await outsideTenants(app.db, (trx) =>
    renewSession(trx, { tokenHash, accountId: session.accountId }, hash),
  )
  if (!isRenewed) return refuse('too-late', 'session-ended')
  app.log.info({ accountId: session.accountId }, 'Confirmed')
  return token
}
