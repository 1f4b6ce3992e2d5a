import type { TestProject } from 'vitest/node'
import { startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/** One PostgreSQL for the whole run; each test file takes a database of its own from it (test-database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  project.provide('testServer', { target: server.target, template: server.template })
  return () => server.stop()
}
