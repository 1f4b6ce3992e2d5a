/** How hard a password is hashed: memory in KiB, passes over it, lanes. */
export interface Effort {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** The advice of OWASP and of our reference: 19 MiB, two passes, one lane. Changed here, old hashes follow at sign-in. */
export const effort: Effort = { memory: 19_456, passes: 2, parallelism: 1 }

export interface StoredHash extends Effort {
  readonly salt: Buffer
  readonly hash: Buffer
}

const form = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** A hash in the text form of the Password Hashing Competition, which names its own parameters. */
export function phcText({ memory, passes, parallelism, salt, hash }: StoredHash): string {
  const plain = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(hash)}`
}

export function readPhc(text: string): StoredHash | undefined {
  const [, memory, passes, parallelism, salt, hash] = form.exec(text) ?? []
  if (salt === undefined || hash === undefined) return undefined
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

/** Was it hashed with other parameters than today's? */
export function isOutdated({ memory, passes, parallelism }: Effort): boolean {
  return memory !== effort.memory || passes !== effort.passes || parallelism !== effort.parallelism
}
