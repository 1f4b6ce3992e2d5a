import { access, constants, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { backUp, type BackupExtra } from '../../db/back-up.ts'
import { DamagedBackup } from '../../db/backup-format.ts'
import { CannotRestore, restore } from '../../db/restore.ts'
import { eraseAgain } from '../../desk/erase-person.action.ts'
import { holdBackRestored } from '../../mail/hold-back-restored.action.ts'
import { readArgs, WrongUsage, type Command } from './command.ts'
import { inStore } from './in-store.ts'

/** What stands beside the database and belongs to it: checkpoints, and the key they are signed with. */
const besideFolders = ['checkpoints', 'keys'] as const

export const backupCommand: Command = {
  usage: 'backup FILE',
  purpose: 'Write the whole store into one file, while it is in use.',
  async run(args) {
    const { values, positionals } = readArgs(args, {})
    const file = onlyFile(positionals)
    await access(dirname(resolve(file)), constants.W_OK).catch((cause: unknown) => {
      throw new WrongUsage(`The file ${file} cannot be written: its folder is not there, or is not yours.`, {
        cause,
      })
    })
    return inStore(values, async (app) => {
      const tables = await backUp(app.db, file, await readBeside(app.dataDir))
      const rows = tables.reduce((sum, table) => sum + table.rows, 0)
      return {
        lines: [
          `${tables.length} tables with ${rows} rows were written to ${file}. Keep it as safe as the store itself.`,
        ],
        json: { file, tables },
      }
    })
  },
}

export const restoreCommand: Command = {
  usage: 'restore FILE',
  purpose: 'Read a backup into an empty store, and hold every table against its count and hash.',
  async run(args) {
    const { values, positionals } = readArgs(args, {})
    const file = onlyFile(positionals)
    await access(file, constants.R_OK).catch((cause: unknown) => {
      throw new WrongUsage(`The file ${file} cannot be read.`, { cause })
    })
    return inStore(values, async (app) => {
      try {
        const { takenAt, tables, extras } = await restore(app.db, file)
        for (const { name, bytes } of extras) await writeBeside(app.dataDir, name, bytes)
        const rows = tables.reduce((sum, table) => sum + table.rows, 0)
        const erased = await eraseAgain(app)
        const heldBack = await holdBackRestored(app.db)
        return {
          lines: [
            `The store as it was at ${takenAt} is back: ${tables.length} tables, ${rows} rows, every count and hash agrees.`,
            ...(erased === 0
              ? []
              : [`Erased again, as the backup is older: the personal data of ${erased}.`]),
            ...(heldBack === 0
              ? []
              : [
                  `Mail that was waiting when the backup was taken: ${heldBack}. It may have been sent since, so it is held back; the page "Mail" sends it again.`,
                ]),
          ],
          json: { file, takenAt, tables, erased, heldBack },
        }
      } catch (error) {
        if (!(error instanceof CannotRestore || error instanceof DamagedBackup)) throw error
        return {
          lines: [error.message],
          json: { file, refused: error.name, message: error.message },
          isRefused: true,
        }
      }
    })
  },
}

function onlyFile(positionals: readonly string[]): string {
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new WrongUsage('Name one file.')
  return file
}

async function readBeside(dataDir: string): Promise<BackupExtra[]> {
  const extras: BackupExtra[] = []
  for (const folder of besideFolders) {
    const names = await readdir(join(dataDir, folder)).catch(() => [])
    for (const name of names)
      extras.push({ name: `${folder}/${name}`, bytes: await readFile(join(dataDir, folder, name)) })
  }
  return extras
}

async function writeBeside(dataDir: string, name: string, bytes: Uint8Array): Promise<void> {
  const [folder = '', file = '', ...more] = name.split('/')
  const isOurs =
    (besideFolders as readonly string[]).includes(folder) && /^[a-z0-9.-]+$/.test(file) && more.length === 0
  if (!isOurs)
    throw new CannotRestore(`The backup holds a file named ${name}, which does not belong in a store.`)
  await mkdir(dirname(join(dataDir, name)), { recursive: true, mode: 0o700 })
  await writeFile(join(dataDir, name), bytes, { mode: 0o600 })
}
