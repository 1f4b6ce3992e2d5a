import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import type { Finding } from '../kernel/finding.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { findCredentials, updatePassword, type Credentials } from './account.sql.ts'
import { checkPassword } from '../credentials/check-password.ts'
import { countedFor, guarded } from '../credentials/guarded.action.ts'
import { checkAgainst, hashPassword } from '../credentials/hash-password.action.ts'
import { placesOf } from './places-of.action.ts'
import { deleteSessions } from './session.sql.ts'
import type { Who } from './who.ts'

/**
 * Changes one's own password. The old one is asked for where there is one; without, the session must have shown within
 * ten minutes who it is. All other sessions of the account end.
 */
export async function changePassword(
  app: App,
  { accountId, sessionId, isConfirmed }: Who,
  typed: { old: string; password: string },
  network: string,
): Promise<true | Refusal> {
  const known = await outsideTenants(app.db, (trx) => findCredentials(trx, { accountId }))
  if (known?.email == null) return refuse('not-found', 'no-credentials-here')
  const findings = await passwordFindings(app, known, typed.password)
  if (known.passwordHash !== null && typed.old === '')
    findings.unshift({ field: 'old', code: 'old-password-missing', severity: 'error', args: {} })
  if (findings.length > 0) return refuse('invalid', 'answers-need-attention', {}, findings)
  if (known.passwordHash === null && !isConfirmed) return refuse('not-allowed', 'confirm-first')
  if (known.passwordHash !== null) {
    const wrong = refuse('not-allowed', 'wrong-password-here')
    const right = await guarded(app.db, countedFor({ accountId }, network), wrong, async () =>
      (await checkAgainst(known.passwordHash, typed.old)).fits ? true : null,
    )
    if (isRefusal(right)) return right
  }
  const hash = await hashPassword(typed.password)
  await outsideTenants(app.db, async (trx) => {
    await updatePassword(trx, accountId, hash)
    await deleteSessions(trx, accountId, { except: sessionId })
  })
  app.log.info({ accountId }, 'A password was changed')
  return true
}

/** What is wrong with a password that this account would have. */
export async function passwordFindings(
  app: App,
  { accountId, email, hasSecondFactor }: Pick<Credentials, 'accountId' | 'email' | 'hasSecondFactor'>,
  password: string,
): Promise<Finding[]> {
  const places = await placesOf(app.db, accountId)
  const around = places.flatMap(({ place, post }) => [place.name, place.shortName, post])
  const context = email === null ? around : [email, ...around]
  return [...checkPassword(password, { field: 'password', hasSecondFactor, context })]
}
