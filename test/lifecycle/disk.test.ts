import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { emptyFolder } from './folders.ts'
import { killEach, launcher, nothingLeft, startProduct, until } from './product.ts'
import { hiddenNumber, Visitor } from './visitor.ts'

const department = '/halton/returns/exchequer-customer-services/q3-2008-09'

// A disk of its own for the product alone, which goes with it.
const ownMounts = ['unshare', '--mount', ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'])]
const canMount =
  spawnSync(ownMounts[0] ?? '', [...ownMounts.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
const onSmallDisk = 'mount -t tmpfs -o size=120m tmpfs "$0" && cp -a "$1/." "$0" && shift && exec "$@"'

const title = canMount
  ? 'A full disk stops saving with a sentence; reading goes on, nothing is lost, and room is all it needs'
  : 'A full disk cannot be tried here: this user may not mount one'

it(title, async () => {
  if (!canMount) return
  const dataDir = emptyFolder()
  const start = [process.execPath, launcher, 'start', '--built', '--data', dataDir]
  const command = [...ownMounts, 'sh', '-c', onSmallDisk, dataDir, inject('demonstration'), ...start]
  const product = await startProduct({ dataDir, command })
  const visitor = new Visitor(product.origin)
  await visitor.signIn('Revenues Collator')

  const filler = join(`/proc/${product.child.pid}/root`, dataDir, 'filler')
  fill(filler)
  let saved = ''
  let refused: Response | undefined
  await until('the disk is full', async () => {
    const page = await (await visitor.get(department)).text()
    const text = `Saved on a disk almost full ${'.'.repeat(3_000)} ${performance.now()}`
    const form = { version: String(hiddenNumber(page, 'version')), 'key-issues': text }
    const answer = await visitor.post(`${department}?/save`, form)
    if (answer.status === 303) saved = text
    else refused = answer
    return refused !== undefined
  })
  expect(refused?.status).toBe(503)
  expect(await refused?.text()).toContain('Its disk is full, so nothing was saved just now.')
  const read = await visitor.get(department)
  expect([read.status, await read.text()]).toEqual([200, expect.stringContaining(`>${saved}</textarea>`)])
  const ready = await fetch(`${product.origin}/health/ready`)
  expect([ready.status, await ready.json()]).toEqual([503, { ready: false, why: 'the disk is full' }])

  rmSync(filler)
  await until('there is room', async () => (await fetch(`${product.origin}/health/ready`)).ok)
  const page = await (await visitor.get(department)).text()
  expect(page).toContain(`>${saved}</textarea>`)
  const form = { version: String(hiddenNumber(page, 'version')), 'key-issues': 'There is room again' }
  expect((await visitor.post(`${department}?/save`, form)).status).toBe(303)
  killEach([product.child.pid ?? 0], 'SIGTERM')
  await product.ended
  await nothingLeft(dataDir)
})

/** Writes until not a byte more goes in. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  for (const length of [65_536, 512, 1]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(length, 1))
    } catch {
      // Full, for pieces of this length.
    }
  }
  closeSync(file)
}
