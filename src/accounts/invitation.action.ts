import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { findCredentials, updatePassword, type Credentials } from './account.sql.ts'
import type { Browser } from '../credentials/browser.ts'
import { hashPassword } from '../credentials/hash-password.action.ts'
import { findLink, useLink } from '../credentials/link.sql.ts'
import { passwordFindings } from './password.action.ts'
import { deleteSessions } from './session.sql.ts'
import { signInHaving, type SignedIn } from './sign-in-with-password.action.ts'
import { hashOfToken } from '../credentials/token.action.ts'

/** Whose invitation it is, where it is still good; looking uses nothing up. */
export async function findInvitation(app: App, token: string): Promise<Credentials | undefined> {
  const known = await outsideTenants(app.db, async (trx) => {
    const link = await findLink(trx, hashOfToken(token), 'invitation')
    return link?.accountId == null ? undefined : findCredentials(trx, { accountId: link.accountId })
  })
  return known?.isDisabled ? undefined : known
}

/** Takes the invitation up with a password of one's own; any earlier one, and every session, ends. */
export async function acceptWithPassword(
  app: App,
  token: string,
  password: string,
  browser: Browser,
): Promise<SignedIn | Refusal> {
  const known = await findInvitation(app, token)
  if (!known) return refuse('too-late', 'invitation-used')
  const findings = await passwordFindings(app, known, password)
  if (findings.length > 0) return refuse('invalid', 'answers-need-attention', {}, findings)
  const hash = await hashPassword(password)
  const isUsed = await outsideTenants(app.db, async (trx) => {
    if (!(await useLink(trx, hashOfToken(token), 'invitation'))) return false
    await updatePassword(trx, known.accountId, hash)
    await deleteSessions(trx, known.accountId, { except: null })
    return true
  })
  if (!isUsed) return refuse('too-late', 'invitation-used')
  app.log.info({ accountId: known.accountId }, 'An invitation was taken up')
  return signInHaving(app, known, browser)
}
