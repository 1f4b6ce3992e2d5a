import { execFile } from 'node:child_process'
import { readdir, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from '../db/embedded/cannot-start.ts'

const root = join(import.meta.dirname, '../..')
const built = join(root, 'build/handler.js')
/** What the built pages are made of: a change in any of it makes them stale. */
const sources = ['src', 'static', 'vite.config.ts', 'package-lock.json', 'tsconfig.json']

/** Builds the pages where they are missing or older than what they are made of. `signal` breaks off. */
export async function buildIfNeeded(say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const madeOf = await youngest(sources.map((source) => join(root, source)))
  if ((await builtAt()) >= madeOf) return
  say('Building the pages, which is needed once …')
  await build(signal)
}

/** Builds the pages from a fresh clone or over what is there. */
export async function build(signal: AbortSignal): Promise<void> {
  const begun = new Date()
  // Writes the settings that tsconfig.json extends; a fresh clone has none, and both builds read them.
  await run(signal, 'node_modules/@sveltejs/kit/svelte-kit.js', 'sync')
  await run(signal, 'src/ui/assets/build-assets.ts')
  await run(signal, 'node_modules/vite/bin/vite.js', 'build')
  // What was changed meanwhile may not be in it.
  await utimes(built, begun, begun)
}

/** For `--built`: whatever has been built is served, however old. */
export async function refuseUnbuilt(): Promise<void> {
  if ((await builtAt()) === 0)
    throw new CannotStart('The pages have not been built. Run "npm run build", or start without --built.')
}

async function builtAt(): Promise<number> {
  const facts = await stat(built).catch(() => null)
  return facts?.mtimeMs ?? 0
}

async function run(signal: AbortSignal, ...args: string[]): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 50_000_000, signal })
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new CannotStart(`The pages could not be built:\n${output}`, { cause: error })
  }
}

/** The time of the youngest file or folder: a file that was removed leaves its folder younger. */
async function youngest(paths: readonly string[]): Promise<number> {
  const times = await Promise.all(
    paths.map(async (path): Promise<number> => {
      if (path.endsWith('.test.ts')) return 0
      const facts = await stat(path)
      if (!facts.isDirectory()) return facts.mtimeMs
      // A build writes its own assets there.
      const names = (await readdir(path)).filter((name) => !(name === 'assets' && path.endsWith('static')))
      return Math.max(
        path.endsWith('static') ? 0 : facts.mtimeMs,
        await youngest(names.map((name) => join(path, name))),
      )
    }),
  )
  return Math.max(0, ...times)
}
