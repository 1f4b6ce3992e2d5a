import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { App } from '../../src/db/app.ts'
import { testDatabase } from '../../src/db/testing/test-database.ts'

/** The product's App over a store of the test file's own, with a data folder that goes when the file ends. */
export async function quietApp(): Promise<App> {
  const db = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
  const nothing = (): void => undefined
  return {
    db,
    dataDir,
    log: { info: nothing, warn: nothing, error: nothing },
    publicOrigin: 'http://127.0.0.1:3000',
    version: 'test',
    isStopping: () => false,
  }
}
