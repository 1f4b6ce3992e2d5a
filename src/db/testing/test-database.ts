import { randomBytes } from 'node:crypto'
import { afterAll, inject, onTestFinished } from 'vitest'
import { openDatabase } from '../database.ts'
import type { Database } from '../database.ts'
import './global-setup.ts'
import { administer, databaseOn } from './test-server.ts'

type Options = { readonly max?: number }

const ofThisFile: Disposable[] = []
afterAll(async () => {
  for (const each of ofThisFile) await each.dispose()
})

/** A store of the calling test file's own, migrated and empty of places. It goes when the file ends. */
export async function testDatabase(): Promise<Database> {
  return keptForFile(await copyOf(inject('testServer').template, {}))
}

/** The same without any table, for tests that make their own. */
export async function emptyTestDatabase(options: Options = {}): Promise<Database> {
  return keptForFile(await copyOf('template1', options))
}

/** A database without any table that goes when the running test ends. */
export async function emptyDatabaseOfTest(options: Options = {}): Promise<Database> {
  const { db, dispose } = await copyOf('template1', options)
  onTestFinished(dispose)
  return db
}

type Disposable = { readonly db: Database; readonly dispose: () => Promise<void> }

function keptForFile(made: Disposable): Database {
  ofThisFile.push(made)
  return made.db
}

async function copyOf(template: string, options: Options): Promise<Disposable> {
  const { target } = inject('testServer')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(target, `create database ${name} template ${template}`)
  const db = openDatabase({ ...databaseOn(target, name), ...options })
  const dispose = async () => {
    await db.close()
    await administer(target, `drop database ${name} with (force)`)
  }
  return { db, dispose }
}
