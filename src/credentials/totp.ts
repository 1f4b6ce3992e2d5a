import { createHmac } from 'node:crypto'
import { base32 } from './base32.ts'

const secondsOfStep = 30

/** The step of time that an instant lies in; a code holds for one step. */
export function stepAt(instant: Date): number {
  return Math.floor(instant.getTime() / 1000 / secondsOfStep)
}

/** The code of a step: RFC 6238 over HMAC-SHA-1, six digits unless said. */
export function codeAt(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  const number = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step whose code this is: now, one before or one after, as clocks differ. Undefined for a wrong code. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | undefined {
  const step = stepAt(now)
  return [step - 1, step, step + 1].find((near) => near >= 0 && codeAt(secret, near) === code)
}

/** The address that authenticator apps read from a QR code. */
export function otpauthAddress(secret: Uint8Array, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
}
