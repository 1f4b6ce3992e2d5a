import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../db/app.ts'

/** Whose personal data have been erased; kept beside the database, so that an older backup cannot bring them back. */
export interface Erased {
  /** Short name of the place. */
  readonly place: string
  readonly personId: number
  readonly erasedAt: string
}

const fileName = 'erased.json'

export async function readErased({ dataDir }: Pick<App, 'dataDir'>): Promise<Erased[]> {
  const text = await readFile(join(dataDir, fileName), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '[]'
    throw error
  })
  const list: unknown = JSON.parse(text)
  if (!Array.isArray(list)) throw new Error(`${fileName} of the data folder is not a list`)
  return list as Erased[]
}

/** Written aside and moved into its place whole: half a list would forget people. */
export async function appendErased(app: Pick<App, 'dataDir'>, erased: Erased): Promise<void> {
  const list = [...(await readErased(app)), erased]
  const file = join(app.dataDir, fileName)
  await writeFile(`${file}.unfinished`, `${JSON.stringify(list, null, 1)}\n`, { mode: 0o600, flush: true })
  await rename(`${file}.unfinished`, file)
}
