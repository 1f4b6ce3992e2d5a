import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, inject } from 'vitest'
import './global-setup.ts'
import { killAll } from './product.ts'

const made: string[] = []
afterEach(killAll)
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

/** A folder that goes when the test file ends, in which nothing is yet. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-life-'))
  made.push(folder)
  return folder
}

/** A data folder of the test's own in which the demonstration is loaded. */
export function demonstrationFolder(): string {
  const folder = emptyFolder()
  cpSync(inject('demonstration'), folder, { recursive: true, verbatimSymlinks: true })
  return folder
}
