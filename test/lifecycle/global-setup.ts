import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildIfNeeded } from '../../src/entry/build-if-needed.ts'
import { startProduct } from './product.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder with the demonstration in it, to be copied. */
    demonstration: string
  }
}

/** The pages are built once for all the tests, and the demonstration is loaded once: for whichever project asks first. */
export default async function setup({ vitest }: TestProject): Promise<(() => void) | undefined> {
  const root = vitest.getRootProject()
  if (root.getProvidedContext().demonstration) return undefined
  await buildIfNeeded((line) => console.log(line), new AbortController().signal)
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-demonstration-'))
  const product = await startProduct({ dataDir, args: ['--demo'] })
  await product.end('SIGTERM')
  root.provide('demonstration', dataDir)
  return () => rmSync(dataDir, { recursive: true, force: true })
}
