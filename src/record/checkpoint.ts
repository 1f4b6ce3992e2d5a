import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { canonical } from './chain.ts'

/** What a place's chain ended with at a time, to be kept where the database cannot reach it. */
export interface Checkpoint {
  readonly place: string
  readonly sequence: number
  /** Hex. */
  readonly hash: string
  readonly at: string
}

export interface SignedCheckpoint extends Checkpoint {
  /** Ed25519 over the canonical text of the four fields, base64. */
  readonly signature: string
}

const textOf = ({ place, sequence, hash, at }: Checkpoint): Buffer =>
  Buffer.from(canonical({ place, sequence, hash, at }))

export function signCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject): SignedCheckpoint {
  return { ...checkpoint, signature: sign(null, textOf(checkpoint), privateKey).toString('base64') }
}

export function isGenuine(checkpoint: SignedCheckpoint, privateKey: KeyObject): boolean {
  const publicKey = createPublicKey(privateKey)
  return verify(null, textOf(checkpoint), publicKey, Buffer.from(checkpoint.signature, 'base64'))
}
