import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from '../db/embedded/cannot-start.ts'

const root = join(import.meta.dirname, '../..')
const stamp = join(root, 'build/built-from')
/** What the built pages are made of: a change in any of it makes them stale. */
const sources = ['src', 'static', 'vite.config.ts', 'package-lock.json', 'tsconfig.json']

/** Builds the pages where they are missing or older than what they are made of. */
export async function buildIfNeeded(say: (line: string) => void): Promise<void> {
  const madeOf = await newest(sources.map((source) => join(root, source)))
  const built = await readFile(stamp, 'utf8').catch(() => '')
  if (existsSync(join(root, 'build/handler.js')) && built === madeOf) return
  say('Building the pages, which is needed once …')
  await run('src/ui/assets/build-assets.ts')
  await run('node_modules/vite/bin/vite.js', 'build')
  await writeFile(stamp, madeOf)
}

async function run(...args: string[]): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 50_000_000 })
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new CannotStart(`The pages could not be built:\n${output}`, { cause: error })
  }
}

/** Number of files and the time of the youngest, as text; the assets that a build makes are not counted. */
async function newest(paths: readonly string[]): Promise<string> {
  let files = 0
  let youngest = 0
  const visit = async (path: string): Promise<void> => {
    const facts = await stat(path)
    if (facts.isDirectory()) {
      for (const name of await readdir(path))
        if (name !== 'assets' || !path.endsWith('static')) await visit(join(path, name))
      return
    }
    if (path.endsWith('.test.ts')) return
    files += 1
    youngest = Math.max(youngest, facts.mtimeMs)
  }
  for (const path of paths) await visit(path)
  return `${files} files, the youngest of ${new Date(youngest).toISOString()}\n`
}
