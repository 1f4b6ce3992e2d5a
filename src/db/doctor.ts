import { statfs } from 'node:fs/promises'
import { checkCatalogue } from './catalogue.ts'
import type { Database } from './database.ts'
import { migrationLevel, readMigrations } from './migrate.ts'

/** One thing that was looked at, in words for whoever runs the machine. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  readonly sentence: string
}

export interface DoctorOptions {
  readonly migrationsFolder: string
  /** Where the store lies, when it is on this machine. */
  readonly dataDir?: string | undefined
}

/** Looks at everything that the store needs in order to be safe. Throws only when the database does not answer. */
export async function examine(db: Database, options: DoctorOptions): Promise<Check[]> {
  const facts = await askServer(db)
  const disk = options.dataDir === undefined ? [] : [await diskCheck(options.dataDir)]
  return [
    ...serverChecks(facts),
    await levelCheck(db, options.migrationsFolder),
    await catalogueCheck(db),
    ...disk,
  ]
}

/** What the server says of itself. */
export interface ServerFacts {
  readonly version: string
  readonly versionNumber: number
  readonly checksums: string
  readonly fsync: string
  readonly fullPageWrites: string
  /** Null over a socket of this machine. */
  readonly address: string | null
  readonly isEncrypted: boolean
  /** By how many seconds the server's clock is ahead of ours. */
  readonly aheadSeconds: number
}

const factsQuery = `
  select current_setting('server_version') as version,
    current_setting('server_version_num')::integer as "versionNumber",
    current_setting('data_checksums') as checksums,
    current_setting('fsync') as fsync,
    current_setting('full_page_writes') as "fullPageWrites",
    host(inet_server_addr()) as address,
    coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as "isEncrypted",
    extract(epoch from clock_timestamp())::float8 as "epochSeconds"`

async function askServer({ pool }: Database): Promise<ServerFacts> {
  const askedAt = Date.now()
  const { rows } = await pool.query<ServerFacts & { epochSeconds: number }>(factsQuery)
  const [row] = rows
  if (row === undefined) throw new Error('The database gave no answer about itself')
  const { epochSeconds, ...facts } = row
  return { ...facts, aheadSeconds: epochSeconds - (askedAt + Date.now()) / 2000 }
}

const largestDifference = 5

/** The checks that follow from the server's own words. */
export function serverChecks(facts: ServerFacts): Check[] {
  const difference = `${Math.abs(facts.aheadSeconds).toFixed(1)} seconds`
  return [
    choose('version', facts.versionNumber >= 150_000, {
      yes: `The database is PostgreSQL ${facts.version}.`,
      no: `The database is PostgreSQL ${facts.version}; 15 or later is needed.`,
    }),
    choose('checksums', facts.checksums === 'on', {
      yes: 'Every page on disk carries a checksum.',
      no: 'Pages on disk carry no checksums, so a failing disk would go unnoticed. Make a backup and restore it into a store made with them.',
    }),
    choose('durability', facts.fsync === 'on' && facts.fullPageWrites === 'on', {
      yes: 'What is saved is on disk before it is confirmed.',
      no: 'fsync or full_page_writes is off: a power cut can lose or damage what was saved. Switch both on.',
    }),
    choose('connection', isPrivate(facts), {
      yes: 'Nobody on the network can listen in on the database.',
      no: `The connection to the database at ${facts.address ?? ''} is not encrypted. Add sslmode=verify-full to DATABASE_URL.`,
    }),
    choose('clock', Math.abs(facts.aheadSeconds) < largestDifference, {
      yes: `The clocks of the application and the database agree within ${difference}.`,
      no: `The clocks of the application and the database are ${difference} apart. Set both by the same time service.`,
    }),
  ]
}

const isPrivate = ({ address, isEncrypted }: ServerFacts): boolean =>
  isEncrypted || address === null || address === '::1' || address.startsWith('127.')

async function levelCheck(db: Database, folder: string): Promise<Check> {
  const [level, wanted] = [await migrationLevel(db), readMigrations(folder).length]
  return choose('migrations', level === wanted, {
    yes: `The store is at migration ${level}, the last one.`,
    no: `The store is at migration ${level} of ${wanted}. Start the application, which brings it up to date.`,
  })
}

async function catalogueCheck(db: Database): Promise<Check> {
  const faults = await checkCatalogue(db)
  return choose('fences', faults.length === 0, {
    yes: 'Every table keeps the places apart.',
    no: `The fences between places have holes: ${faults.map(({ sentence }) => sentence).join(' ')}`,
  })
}

// Below a tenth the application calls itself not ready: a full disk stops the database in the middle of its work.
const leastFree = 0.1

async function diskCheck(folder: string): Promise<Check> {
  const { bavail, blocks } = await statfs(folder)
  const free = bavail / blocks
  const percent = `${Math.floor(free * 100)} %`
  return choose('disk', free >= leastFree, {
    yes: `${percent} of the disk is free.`,
    no: `Only ${percent} of the disk is free. Make room before it is full.`,
  })
}

function choose(name: string, ok: boolean, sentences: { readonly yes: string; readonly no: string }): Check {
  return { name, ok, sentence: ok ? sentences.yes : sentences.no }
}
