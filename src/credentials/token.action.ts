import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a cookie or a link, and the only form in which the store keeps them. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOfToken(token) }
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
