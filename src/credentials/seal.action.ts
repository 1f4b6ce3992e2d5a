import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const bytesOfNonce = 12
const bytesOfTag = 16

/** Seals a secret (AES-256-GCM) for one purpose, with a key that stands beside the database and never in it. */
export async function seal(dataDir: string, purpose: string, secret: Buffer): Promise<Buffer> {
  const nonce = randomBytes(bytesOfNonce)
  const cipher = createCipheriv('aes-256-gcm', await sealingKey(dataDir), nonce)
  cipher.setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Throws where it was sealed for another purpose, with another key, or altered since. */
export async function unseal(dataDir: string, purpose: string, sealed: Buffer): Promise<Buffer> {
  const nonce = sealed.subarray(0, bytesOfNonce)
  const decipher = createDecipheriv('aes-256-gcm', await sealingKey(dataDir), nonce)
  decipher.setAAD(Buffer.from(purpose))
  decipher.setAuthTag(sealed.subarray(bytesOfNonce, bytesOfNonce + bytesOfTag))
  return Buffer.concat([decipher.update(sealed.subarray(bytesOfNonce + bytesOfTag)), decipher.final()])
}

/** A digest that nobody can try guesses against who has the database alone. */
export async function keyedDigest(dataDir: string, purpose: string, text: string): Promise<Buffer> {
  return createHmac('sha256', await sealingKey(dataDir))
    .update(`${purpose}\n${text}`)
    .digest()
}

/** Made on first use and readable by its owner alone; two that begin at the same moment agree on one. */
async function sealingKey(dataDir: string): Promise<Buffer> {
  const file = join(dataDir, 'keys', 'sealing.key')
  try {
    return await readKey(file)
  } catch (error) {
    if (!isCalled('ENOENT', error)) throw error
  }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(aside, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  await link(aside, file).catch((error: unknown) => {
    if (!isCalled('EEXIST', error)) throw error
  })
  await unlink(aside)
  return readKey(file)
}

async function readKey(file: string): Promise<Buffer> {
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
  if (key.length !== 32) throw new Error(`${file} is not a key of 32 bytes`)
  return key
}

function isCalled(code: string, error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
