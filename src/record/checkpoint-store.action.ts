import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { readTenant } from '../db/tenant.ts'
import type { App } from '../db/app.ts'
import { findHead } from './audit.sql.ts'
import { signCheckpoint, type SignedCheckpoint } from './checkpoint.ts'

const keyFile = (dataDir: string): string => join(dataDir, 'keys', 'checkpoint.pem')
const checkpointFile = (dataDir: string, place: string): string =>
  join(dataDir, 'checkpoints', `${place}.jsonl`)

/** The key that signs checkpoints, made on first use and readable by its owner alone. */
export async function checkpointKey(dataDir: string): Promise<KeyObject> {
  const file = keyFile(dataDir)
  try {
    return createPrivateKey(await readFile(file, 'utf8'))
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
    flag: 'wx',
  }).catch(async (error: unknown) => {
    // Somebody else made one at the same moment: theirs holds.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
  return createPrivateKey(await readFile(file, 'utf8'))
}

/** Writes down, outside the database, where a place's chain stands now: hourly, at each sign-off and when stopping. */
export async function writeCheckpoint(
  app: Pick<App, 'db' | 'dataDir'>,
  tenantId: number,
  place: string,
): Promise<void> {
  const head = await readTenant(app.db, tenantId, findHead)
  if (!head || head.sequence === 0) return
  const signed = signCheckpoint(
    { place, sequence: head.sequence, hash: head.hash.toString('hex'), at: head.at.toISOString() },
    await checkpointKey(app.dataDir),
  )
  const file = checkpointFile(app.dataDir, place)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // The line end comes first as well: a line that a crash cut short must not swallow this one.
  await appendFile(file, `\n${JSON.stringify(signed)}\n`, { mode: 0o600 })
}

/** Every checkpoint of a place, oldest first; a line that is none, as a crash leaves it, is passed over. */
export async function listCheckpoints(dataDir: string, place: string): Promise<SignedCheckpoint[]> {
  let text = ''
  try {
    text = await readFile(checkpointFile(dataDir, place), 'utf8')
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  return text.split('\n').flatMap((line) => checkpointIn(line) ?? [])
}

const shape = z.object({
  place: z.string(),
  sequence: z.int(),
  hash: z.string(),
  at: z.string(),
  signature: z.string(),
})

function checkpointIn(line: string): SignedCheckpoint | undefined {
  if (line === '') return undefined
  try {
    return shape.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
