import { updatePassword } from '../../src/accounts/account.sql.ts'
import type { Browser } from '../../src/credentials/browser.ts'
import { hashPassword } from '../../src/credentials/hash-password.action.ts'
import { standingOf } from '../../src/accounts/sign-in.action.ts'
import type { Who } from '../../src/accounts/who.ts'
import type { App } from '../../src/db/app.ts'
import { outsideTenants } from '../../src/db/tenant.ts'
import { insertAccount } from '../../src/people/person.sql.ts'
import { freshCode } from './builder.ts'

/** A password that every rule lets through. */
export const goodPassword = 'three wet otters sing'

let networks = 0
/** A browser on a network of its own: what other tests guess is not counted for it. */
export function aBrowser(earlier: string | null = null): Browser {
  networks += 1
  return { device: 'Firefox, Linux', network: `10.1.${networks >> 8}.${networks & 255}`, earlier }
}

/** An account with an address and a password, in no place. */
export async function anAccount(
  app: Pick<App, 'db'>,
  password = goodPassword,
): Promise<{ accountId: number; email: string }> {
  const email = `${freshCode('person')}@example.gov.uk`
  const hash = await hashPassword(password)
  const accountId = await outsideTenants(app.db, async (trx) => {
    const id = await insertAccount(trx, email)
    await updatePassword(trx, id, hash)
    return id
  })
  return { accountId, email }
}

/** Who stands behind the token of a session; null for nobody. */
export async function whoHas(app: Pick<App, 'db'>, token: string): Promise<Who | null> {
  return (await standingOf(app.db, token)).who
}

/** The bytes of a key as an authenticator app reads them. */
export function secretIn(key: string): Buffer {
  const bits = Array.from(key.replaceAll(' ', ''), (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}
