import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import '../lifecycle/global-setup.ts'
import { startProduct } from '../lifecycle/product.ts'

export interface Demonstration {
  readonly origin: string
  stop(): Promise<void>
}

/** The built product with the demonstration, on a port and in a data folder of its own, for all the tests of a file. */
export async function startDemonstration(): Promise<Demonstration> {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-journey-'))
  cpSync(inject('demonstration'), dataDir, { recursive: true, verbatimSymlinks: true })
  const product = await startProduct({ dataDir, args: ['--demo'], isKept: true })
  return {
    origin: product.origin,
    async stop() {
      await product.end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
