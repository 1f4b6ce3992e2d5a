import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, inject } from 'vitest'
import './global-setup.ts'
import { killAll } from './product.ts'

// What a killed product leaves in the temporary folder, its socket, goes with the test file too.
const ofThisFile = mkdtempSync(join(tmpdir(), 'throughline-life-'))
chmodSync(ofThisFile, 0o711)
process.env['TMPDIR'] = ofThisFile

afterEach(killAll)
afterAll(() => rmSync(ofThisFile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))

/** A folder that goes when the test file ends, in which nothing is yet. */
export function emptyFolder(): string {
  return mkdtempSync(join(ofThisFile, 'data-'))
}

/** A data folder of the test's own in which the demonstration is loaded. */
export function demonstrationFolder(): string {
  const folder = emptyFolder()
  cpSync(inject('demonstration'), folder, { recursive: true, verbatimSymlinks: true })
  return folder
}
