import type { Database } from './database.ts'
import { migrate } from './migrate.ts'

/** Makes the store as it was before anything was in it, all places and all their records gone for good. */
export async function emptyStore(db: Database, migrationsFolder: string): Promise<void> {
  await db.pool.query(
    'begin; drop schema public cascade; create schema public; grant usage on schema public to public; commit',
  )
  await migrate(db, migrationsFolder)
}
