import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { buildIfNeeded } from '../../src/entry/build-if-needed.ts'
import { launch, startProduct } from '../lifecycle/product.ts'
import { Visitor } from '../lifecycle/visitor.ts'
import { median } from './median.ts'
import { megabytesOf } from './memory-of.ts'
import type { Measurement } from './measurement.ts'
import { measureScorecardPage } from './scorecard-page.ts'

const times = 5

/** The product as a process: how long until it serves, what it takes in memory, what a page costs it and sends. */
export async function* measure(): AsyncGenerator<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-start-'))
  const demonstration = join(folder, 'demonstration')
  try {
    await buildIfNeeded((line) => process.stderr.write(`${line}\n`), new AbortController().signal)
    yield await starts('first start to a served page, empty', (n) =>
      startToPage(join(folder, `${n}`), ['--empty']),
    )
    yield await starts('first start to a served page, with the demonstration', (n) =>
      startToPage(n === 0 ? demonstration : join(folder, `demo-${n}`), ['--demo']),
    )
    yield await starts('later start to a served page', () => startToPage(demonstration, []))
    yield* measureRunning(demonstration)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function starts(name: string, once: (n: number) => Promise<number>): Promise<Measurement> {
  const seconds: number[] = []
  for (let n = 0; n < times; n += 1) seconds.push(await once(n))
  return { name, value: median(seconds), unit: 's', better: 'lower' }
}

/** Seconds from the command to a page that has arrived whole. */
async function startToPage(dataDir: string, args: readonly string[]): Promise<number> {
  const begun = performance.now()
  const product = await launch({ dataDir, args })
  await product.ready
  const page = await fetch(`${product.origin}/sign-in`, { headers: { accept: 'text/html' } })
  await page.text()
  const seconds = (performance.now() - begun) / 1_000
  product.child.kill('SIGTERM')
  await product.ended
  if (page.status !== 200) throw new Error(`the first page was answered ${page.status}`)
  return seconds
}

async function* measureRunning(source: string): AsyncGenerator<Measurement> {
  const dataDir = `${source}-running`
  cpSync(source, dataDir, { recursive: true, verbatimSymlinks: true })
  const product = await startProduct({ dataDir })
  try {
    await (await fetch(product.address)).text()
    const idle: number[] = []
    for (let n = 0; n < times; n += 1) {
      await pause(2_000)
      idle.push(megabytesOf(dataDir))
    }
    yield { name: 'idle memory, database included', value: median(idle), unit: 'MB', better: 'lower' }
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Corporate Performance Manager')
    yield {
      name: 'scripts of a page, compressed',
      value: (await scriptBytes(visitor, '/halton/my-work')) / 1_000,
      unit: 'kB',
      better: 'lower',
    }
    yield* measureScorecardPage(dataDir, visitor)
  } finally {
    await product.end('SIGTERM')
  }
}

async function scriptBytes(visitor: Visitor, path: string): Promise<number> {
  const page = await (await visitor.get(path)).text()
  const addresses = [...page.matchAll(/<script[^>]+src="([^"]+)"|rel="modulepreload"[^>]+href="([^"]+)"/g)]
  let bytes = 0
  for (const [, source, preloaded] of addresses) {
    const address = new URL(source ?? preloaded ?? '', visitor.origin + path)
    const script = await visitor.get(address.pathname + address.search)
    bytes += gzipSync(Buffer.from(await script.arrayBuffer())).length
  }
  return bytes
}
