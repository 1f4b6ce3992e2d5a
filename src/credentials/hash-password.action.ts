import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { effort, isOutdated, phcText, readPhc, type StoredHash } from './phc.ts'

const mostAtOnce = 4
const bytesOfHash = 32
let running = 0
const waiting: (() => void)[] = []

/** How many hashes have been begun: what a test counts, as an unknown name must cost as much as a known one. */
export const hashing = { begun: 0, mostAtOnce: 0 }

/** The password as the store keeps it. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return phcText({ ...effort, salt, hash: await argon2id(password, { ...effort, salt }, bytesOfHash) })
}

export interface Checked {
  readonly fits: boolean
  /** It fits, and should be hashed anew with today's parameters. */
  readonly isOutdated: boolean
}

/** Is this the password? Where there is none to compare with, the same work is done, and the answer is no. */
export async function checkAgainst(stored: string | null, password: string): Promise<Checked> {
  const known = stored === null ? undefined : readPhc(stored)
  const against = known ?? { ...effort, salt: nobody.salt, hash: nobody.hash }
  const hash = await argon2id(password, against, against.hash.length)
  const fits = timingSafeEqual(hash, against.hash) && known !== undefined
  return { fits, isOutdated: fits && isOutdated(against) }
}

const nobody = { salt: randomBytes(16), hash: randomBytes(bytesOfHash) }
const argon2Of = promisify(argon2)

async function argon2id(
  password: string,
  { memory, passes, parallelism, salt }: Omit<StoredHash, 'hash'>,
  tagLength: number,
): Promise<Buffer> {
  // Each takes 19 MiB: a burst of sign-ins waits in line rather than filling the memory.
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  hashing.begun += 1
  hashing.mostAtOnce = Math.max(hashing.mostAtOnce, running)
  try {
    const message = Buffer.from(password.normalize('NFC'))
    return await argon2Of('argon2id', { message, nonce: salt, memory, passes, parallelism, tagLength })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
