import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkAgainst, hashPassword } from '../../src/credentials/hash-password.action.ts'
import { signInWithPassword } from '../../src/accounts/sign-in-with-password.action.ts'
import type { App } from '../../src/db/app.ts'
import { openDatabase } from '../../src/db/database.ts'
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { isRefusal } from '../../src/kernel/refusal.ts'
import { aBrowser, anAccount, goodPassword } from '../worlds/an-account.ts'
import type { Measurement } from './measurement.ts'

/** What a sign-in costs: the hash, which is meant to, and everything beside it. 200 of each are scale 1. */
export async function* measure({ scale }: { scale: number }): AsyncGenerator<Measurement> {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const server = await startEmbedded({ dataDir, log: () => undefined })
  const db = openDatabase({ connection: server.connection })
  const nothing = (): void => undefined
  const app: App = {
    db,
    dataDir,
    log: { info: nothing, warn: nothing, error: nothing },
    publicOrigin: 'http://127.0.0.1:3000',
    version: 'bench',
    isStopping: () => false,
  }
  try {
    await migrate(db, join(import.meta.dirname, '../../migrations'))
    yield* measureSignIn(app, Math.max(20, Math.round(200 * scale)))
  } finally {
    await db.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function* measureSignIn(app: App, count: number): AsyncGenerator<Measurement> {
  const { email } = await anAccount(app)
  const stored = await hashPassword(goodPassword)
  const hash = async (): Promise<boolean> => (await checkAgainst(stored, goodPassword)).fits
  const signIn = async (): Promise<boolean> =>
    !isRefusal(await signInWithPassword(app, { email, password: goodPassword }, aBrowser()))
  await each(20, hash)
  await each(20, signIn)
  const alone = await each(count, hash)
  const whole = await each(count, signIn)
  yield { name: 'the hash of a password', value: alone, unit: 'cpu ms', better: 'lower' }
  yield { name: 'sign-in beside the hash', value: whole - alone, unit: 'cpu ms', better: 'lower' }
}

/** Processor time of this process for one, in milliseconds; one after the other. */
async function each(count: number, work: () => Promise<boolean>): Promise<number> {
  const before = process.cpuUsage()
  for (let i = 0; i < count; i += 1) if (!(await work())) throw new Error('the bench could not sign in')
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / count
}
