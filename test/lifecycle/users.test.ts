import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder } from './folders.ts'
import { killEach, launcher, nothingLeft, processesOf, root, startProduct } from './product.ts'
import { Visitor } from './visitor.ts'

const isRoot = process.getuid?.() === 0
const nobody = 65_534
const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--']

/** The project may lie where others cannot look: a folder of its own then shows it to them. */
function readableRoot(): { prefix: readonly string[]; root: string } {
  const canRead = spawnSync(asNobody[0] ?? '', [
    ...asNobody.slice(1),
    'test',
    '-r',
    join(root, 'package.json'),
  ])
  if (canRead.status === 0) return { prefix: asNobody, root }
  const shown = emptyFolder()
  const show = `mount --bind "${root}" "${shown}" && exec "$@"`
  return { prefix: ['unshare', '--mount', 'sh', '-c', show, 'sh', ...asNobody], root: shown }
}

async function servesAndStops(
  dataDir: string,
  command: readonly string[],
  env: Record<string, string>,
): Promise<void> {
  const product = await startProduct({ dataDir, command, env })
  const page = await (await new Visitor(product.origin).get(new URL(product.address).pathname)).text()
  expect(page).toContain('<form')
  killEach(processesOf(dataDir), 'SIGTERM')
  await product.ended
  await nothingLeft(dataDir)
}

describe('started by', () => {
  const start = ['start', '--built', '--empty', '--data']

  it('whoever runs the tests, it serves', async () => {
    const dataDir = emptyFolder()
    await servesAndStops(dataDir, [process.execPath, launcher, ...start, dataDir], {})
  })

  it(
    isRoot ? 'an ordinary user, it serves' : 'root: cannot be tried, as the tests are not run by root',
    async () => {
      if (!isRoot) return
      const home = emptyFolder()
      const dataDir = join(home, 'data')
      chownSync(home, nobody, nobody)
      const shown = readableRoot()
      const node = join(shown.root, 'node_modules/.bin/node')
      mkdirSync(join(home, 'tmp'))
      chownSync(join(home, 'tmp'), nobody, nobody)
      const command = [...shown.prefix, node, join(shown.root, 'bin/throughline'), ...start, dataDir]
      await servesAndStops(dataDir, command, { HOME: home, TMPDIR: join(home, 'tmp'), USER: 'nobody' })
    },
  )
})
