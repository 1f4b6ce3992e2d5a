import type { Database } from '../db/database.ts'
import { outsideTenants, type StoreTransaction } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { insertAccount } from '../people/person.sql.ts'
import { findCredentials, listWithWayIn, updateDisabled } from './account.sql.ts'
import { emailKey } from '../credentials/email-key.ts'
import { endLinks, insertLink } from '../credentials/link.sql.ts'
import { placesOf } from './places-of.action.ts'
import { newToken } from '../credentials/token.action.ts'

const minutesOfInvitation = 7 * 24 * 60

/** Where somebody who can sign in already sees what has been added. */
const placesPage = '/account?stay=1'

/**
 * An account for the address, and a path for its owner: for a new address the invitation, by which the first way to sign
 * in is set up. Whoever is known already is only shown their places: nobody who invites a person of another place can
 * become that person.
 */
export async function inviteAccount(
  db: Database,
  email: string,
): Promise<{ accountId: number; link: string }> {
  const known = await outsideTenants(db, (trx) => findCredentials(trx, { email }))
  if (known) {
    const isNobodyYet = !hasWay(known) && (await placesOf(db, known.accountId)).length === 0
    const link = isNobodyYet ? await outsideTenants(db, (trx) => invite(trx, known.accountId)) : placesPage
    return { accountId: known.accountId, link }
  }
  return outsideTenants(db, async (trx) => {
    const accountId = await insertAccount(trx, emailKey(email))
    return { accountId, link: await invite(trx, accountId) }
  })
}

/**
 * A new invitation for an account of this place, for whoever lost the first one or the password; earlier ones end. For an
 * account that other places know too it is refused: one place must not open another's door.
 */
export async function inviteAgain(
  db: Database,
  accountId: number,
  tenantId: number,
): Promise<{ link: string } | Refusal> {
  const places = await placesOf(db, accountId)
  if (!places.some(({ place }) => place.id === tenantId)) return refuse('not-found', 'account-not-found')
  if (places.length > 1) return refuse('not-allowed', 'account-shared')
  const known = await outsideTenants(db, (trx) => findCredentials(trx, { accountId }))
  if (known?.email == null) return refuse('not-found', 'no-credentials-here')
  return { link: await newInvitation(db, accountId) }
}

/** The same for whoever sits at the keyboard of the machine. */
export function newInvitation(db: Database, accountId: number): Promise<string> {
  return outsideTenants(db, (trx) => invite(trx, accountId))
}

async function invite(trx: StoreTransaction, accountId: number): Promise<string> {
  const { token, hash } = newToken()
  await endLinks(trx, accountId, 'invitation')
  await insertLink(trx, { hash, purpose: 'invitation', accountId, minutes: minutesOfInvitation })
  return `/invitation/${token}`
}

/** From the next request on nobody gets in with this account, by whatever session, link, token or provider. */
export async function disableAccount(db: Database, accountId: number): Promise<void> {
  await outsideTenants(db, (trx) => updateDisabled(trx, accountId, true))
}

export async function enableAccount(db: Database, accountId: number): Promise<void> {
  await outsideTenants(db, (trx) => updateDisabled(trx, accountId, false))
}

/** Has the account a password, or an identity of a provider? */
export async function hasWayIn(db: Database, accountId: number): Promise<boolean> {
  return (await outsideTenants(db, (trx) => listWithWayIn(trx, [accountId]))).length > 0
}

const hasWay = (known: { passwordHash: string | null; hasIdentity: boolean }): boolean =>
  known.passwordHash !== null || known.hasIdentity
