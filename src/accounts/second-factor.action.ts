import { randomBytes } from 'node:crypto'
import type { App } from '../db/app.ts'
import { outsideTenants } from '../db/tenant.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { findCredentials } from './account.sql.ts'
import { base32 } from '../credentials/base32.ts'
import { leastAlone, signsIn } from '../credentials/check-password.ts'
import { countedFor, guarded } from '../credentials/guarded.action.ts'
import { checkAgainst } from '../credentials/hash-password.action.ts'
import { keyedDigest, seal, unseal } from '../credentials/seal.action.ts'
import {
  confirmSecret,
  countRecoveryCodes,
  deleteSecondFactor,
  findSecret,
  replaceRecoveryCodes,
  takeStep,
  updateSecret,
  useRecoveryCode,
} from '../credentials/second-factor.sql.ts'
import { otpauthAddress, stepOfCode } from '../credentials/totp.ts'

const bytesOfSecret = 20
const recoveryCodes = 10

const purposeOf = (accountId: number): string => `second factor of account ${accountId}`

/** Is this the code of now, or a recovery code? Either is good once. Whoever asks counts the guess. */
export async function isSecondFactor(
  app: App,
  accountId: number,
  typed: string,
  now: Date,
): Promise<boolean> {
  const code = typed.replace(/[\s-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(code)) return isCode(app, accountId, code, now, true)
  const hash = await keyedDigest(app.dataDir, purposeOf(accountId), code)
  const isUsed = await outsideTenants(app.db, (trx) => useRecoveryCode(trx, accountId, hash))
  if (isUsed) app.log.info({ accountId }, 'A recovery code was used')
  return isUsed
}

async function isCode(
  app: App,
  accountId: number,
  code: string,
  now: Date,
  mustBeConfirmed: boolean,
): Promise<boolean> {
  const secret = await outsideTenants(app.db, (trx) => findSecret(trx, accountId))
  if (!secret || (mustBeConfirmed && !secret.isConfirmed)) return false
  const step = stepOfCode(await unseal(app.dataDir, purposeOf(accountId), secret.sealed), code, now)
  return step !== undefined && outsideTenants(app.db, (trx) => takeStep(trx, accountId, step))
}

export interface SecondFactor {
  readonly isOn: boolean
  readonly codesLeft: number
  /** Set while one is being added: what the owner's app is given, as text in fours and as the address of a QR code. */
  readonly adding: { readonly key: string; readonly address: string } | null
}

export async function loadSecondFactor(app: App, accountId: number, name: string): Promise<SecondFactor> {
  const { secret, email, codesLeft } = await outsideTenants(app.db, async (trx) => ({
    secret: await findSecret(trx, accountId),
    email: (await findCredentials(trx, { accountId }))?.email,
    codesLeft: await countRecoveryCodes(trx, accountId),
  }))
  if (!secret || secret.isConfirmed) return { isOn: secret !== undefined, codesLeft, adding: null }
  const bytes = await unseal(app.dataDir, purposeOf(accountId), secret.sealed)
  const key = base32(bytes).replace(/.{4}(?=.)/g, '$& ')
  return { isOn: false, codesLeft, adding: { key, address: otpauthAddress(bytes, email ?? '', name) } }
}

/** Makes a secret for the owner's app. It is asked for once its first code has been shown. */
export async function beginSecondFactor(app: App, accountId: number): Promise<true | Refusal> {
  const known = await outsideTenants(app.db, (trx) => findCredentials(trx, { accountId }))
  if (known?.passwordHash == null) return refuse('not-found', 'no-credentials-here')
  const sealed = await seal(app.dataDir, purposeOf(accountId), randomBytes(bytesOfSecret))
  await outsideTenants(app.db, (trx) => updateSecret(trx, accountId, sealed))
  return true
}

/** Turns the second factor on; the recovery codes that it answers are kept nowhere else. */
export async function addSecondFactor(
  app: App,
  accountId: number,
  typed: string,
  network: string,
  now: Date,
): Promise<readonly string[] | Refusal> {
  const before = await outsideTenants(app.db, (trx) => findSecret(trx, accountId))
  if (!before || before.isConfirmed) return refuse('conflict', 'second-factor-not-begun')
  const code = typed.replace(/\s/g, '')
  const wrong = refuse('not-allowed', 'wrong-code')
  return guarded(app.db, countedFor({ accountId }, network), wrong, async () => {
    if (!(await isCode(app, accountId, code, now, false))) return null
    await outsideTenants(app.db, (trx) => confirmSecret(trx, accountId))
    app.log.info({ accountId }, 'A second factor was added')
    return newRecoveryCodes(app, accountId)
  })
}

/** Ten codes in place of all earlier ones. */
export async function newRecoveryCodes(app: App, accountId: number): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => base32(randomBytes(10)))
  const hashes = await Promise.all(codes.map((code) => keyedDigest(app.dataDir, purposeOf(accountId), code)))
  await outsideTenants(app.db, (trx) => replaceRecoveryCodes(trx, accountId, hashes))
  return codes.map((code) => code.toLowerCase().replace(/.{4}(?=.)/g, '$&-'))
}

/** Takes the second factor away; the password then stands alone and must be long enough for that. */
export async function removeSecondFactor(
  app: App,
  accountId: number,
  password: string,
  network: string,
): Promise<true | Refusal> {
  const known = await outsideTenants(app.db, (trx) => findCredentials(trx, { accountId }))
  const wrong = refuse('not-allowed', 'wrong-password-here')
  const right = await guarded(app.db, countedFor({ accountId }, network), wrong, async () =>
    (await checkAgainst(known?.passwordHash ?? null, password)).fits ? true : null,
  )
  if (isRefusal(right)) return right
  if (signsIn(password) < leastAlone)
    return refuse('conflict', 'password-too-short-alone', { least: leastAlone })
  await outsideTenants(app.db, (trx) => deleteSecondFactor(trx, accountId))
  app.log.info({ accountId }, 'A second factor was removed')
  return true
}
