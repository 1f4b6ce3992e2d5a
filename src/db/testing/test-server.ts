import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openDatabase } from '../database.ts'
import type { DatabaseOptions } from '../database.ts'
import { startEmbedded } from '../embedded/start-embedded.ts'
import { migrate } from '../migrate.ts'

/** Where test databases are made: a server, and the migrated database on it that each one is copied from. */
export type TestServer = {
  readonly target: Target
  readonly template: string
}

/** Any database of the server, its name left open. */
export type Target = { readonly host: string; readonly user: string } | { readonly url: string }

export const migrationsFolder = resolve(import.meta.dirname, '../../../migrations')

/** How to open one database of the server. */
export function databaseOn(target: Target, name: string): DatabaseOptions {
  if ('host' in target) return { connection: { ...target, database: name } }
  const url = new URL(target.url)
  url.pathname = `/${name}`
  return { url: url.href }
}

/** A server of our own in a temporary folder, or the one that DATABASE_URL names; and how to leave it. */
export async function startTestServer(): Promise<TestServer & { readonly stop: () => Promise<void> }> {
  const server = await findServer()
  const { target } = server
  const template = `template_${randomBytes(4).toString('hex')}`
  try {
    await administer(target, `create database ${template}`)
    const db = openDatabase({ ...databaseOn(target, template), max: 1 })
    await migrate(db, migrationsFolder).finally(() => db.close())
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    target,
    template,
    async stop() {
      await administer(target, `drop database ${template}`)
      await server.stop()
    },
  }
}

async function findServer(): Promise<{ target: Target; readonly stop: () => Promise<void> }> {
  const url = process.env.DATABASE_URL
  if (url !== undefined) return { target: { url }, stop: async () => undefined }
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  const server = await startEmbedded({
    dataDir,
    binDir: process.env.PG_BIN,
    log: () => undefined,
    // Three workers, each with the pools of a file, and tests that open a second one.
    settings: { max_connections: '120' },
  })
  const { host, user } = server.connection
  return {
    target: { host, user },
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Runs statements that cannot stand in a transaction, from the server's own database. */
export async function administer(target: Target, ...statements: string[]): Promise<void> {
  const db = openDatabase({ ...databaseOn(target, 'postgres'), max: 1 })
  try {
    for (const statement of statements) await db.pool.query(statement)
  } finally {
    await db.close()
  }
}
