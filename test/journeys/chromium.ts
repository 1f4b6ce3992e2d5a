import { execFile } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser } from 'playwright-core'

const cure = 'Run npm ci (on Linux x64 it brings a browser), or set CHROME_PATH to a Chrome or Chromium.'
const user = process.getuid?.() ?? 0
const packaged = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium')

/** The folder of the unpacked browser: one per user and version, because the package reuses whatever it finds. */
function folderOfBrowser(): string {
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')) as { version: string }
  return join(tmpdir(), `throughline-chromium-${user}-${version}`)
}

async function unpacked(): Promise<string> {
  if (!existsSync(packaged)) throw new Error(`There is no browser for the journeys. ${cure}`)
  const folder = folderOfBrowser()
  if (!existsSync(folder)) {
    // Unpacked aside and moved into place whole: another run may be doing the same.
    const aside = `${folder}.${process.pid}`
    mkdirSync(aside, { mode: 0o700 })
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts')], {
      env: { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    })
    try {
      renameSync(aside, folder)
    } catch (cause) {
      rmSync(aside, { recursive: true })
      if (!existsSync(folder)) throw cause
    }
  }
  if (lstatSync(folder).uid !== user)
    throw new Error(`${folder} belongs to somebody else. Remove it and try again.`)
  return folder
}

/** What the browser is started with: never the package's own arguments, which switch the web's safety off. */
async function executable(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  const own = process.env.CHROME_PATH
  if (own !== undefined && own !== '') {
    if (!existsSync(own)) throw new Error(`CHROME_PATH names ${own}, and there is no such file. ${cure}`)
    return { executablePath: own, env: inherited }
  }
  const folder = await unpacked()
  const env = {
    ...inherited,
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    XDG_CACHE_HOME: join(folder, 'cache'),
  }
  return { executablePath: join(folder, 'chromium'), env }
}

// Names are not looked up at all: whatever a page asks of another host fails here and is reported.
const quiet = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost', '--disable-gpu']

async function launch(): Promise<Browser> {
  const options = { ...(await executable()), args: quiet, headless: true }
  const isRoot = user === 0
  try {
    return await chromium.launch({ ...options, chromiumSandbox: !isRoot }).catch((cause: unknown) => {
      // Root has no sandbox, nor has anybody in a container that forbids it; every page shown here is our own.
      if (!isRoot && String(cause).includes('sandbox')) return chromium.launch(options)
      throw cause
    })
  } catch (cause) {
    throw new Error(`The browser did not start. ${cure}`, { cause })
  }
}

let launched: Promise<Browser> | undefined

/** The browser of this worker, started once; it ends with the worker. */
export function browser(): Promise<Browser> {
  launched ??= launch()
  return launched
}
