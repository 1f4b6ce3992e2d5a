import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { demonstrationFolder, emptyFolder } from './folders.ts'
import { killEach, launcher, root, run, startProduct, until, type Product } from './product.ts'
import { Visitor } from './visitor.ts'

const departments = ['environmental-services', 'exchequer-customer-services', 'financial-services']
const addressOf = (department: string, format: string): string =>
  `/halton/reports/departmental/q2-2008-09/files/${format}?body=${department}&as-at=2009-01-01`

async function reader({ origin }: Product): Promise<Visitor> {
  const visitor = new Visitor(origin)
  await visitor.signIn('Corporate Performance Manager')
  return visitor
}

/** The file, whole; null where there was no answer, or it broke off. */
async function fileAt(visitor: Visitor, address: string): Promise<Buffer | null> {
  try {
    const answer = await visitor.get(address)
    return answer.status === 200 ? Buffer.from(await answer.arrayBuffer()) : null
  } catch {
    return null
  }
}

/** The processes below this one that make PDFs, as Linux lists them. */
function presses(pid: number): number[] {
  try {
    const below = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number)
    return below.flatMap((id) => [...(isPress(id) ? [id] : []), ...presses(id)])
  } catch {
    return []
  }
}

function isPress(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('pdf-process')
  } catch {
    return false
  }
}

async function pressOf({ child }: Product): Promise<number[]> {
  const found = (): number[] => presses(child.pid ?? 0)
  await until('a PDF is being made', () => found().length > 0)
  return found()
}

it('killed in the middle of a render, nothing is served in part, no process is left, and the file is the same afterwards', async () => {
  const dataDir = demonstrationFolder()
  let product = await startProduct({ dataDir })
  const addresses = departments.flatMap((code) =>
    ['pdf', 'docx', 'html'].map((format) => addressOf(code, format)),
  )
  let visitor = await reader(product)
  const whole: (Buffer | null)[] = []
  for (const address of addresses) whole.push(await fileAt(visitor, address))
  expect(whole.every((file) => file !== null && file.length > 1_000)).toBe(true)

  let broken = 0
  for (let kill = 0; kill < 3; kill += 1) {
    await product.end('SIGTERM')
    product = await startProduct({ dataDir, port: product.port })
    visitor = await reader(product)
    const asked = Promise.all(addresses.map((address) => fileAt(visitor, address)))
    const left = await pressOf(product)
    await product.end('SIGKILL')
    for (const [i, file] of (await asked).entries()) {
      if (file === null) broken += 1
      else expect(file.equals(whole[i] ?? Buffer.of())).toBe(true)
    }
    await until('the process that makes PDFs has ended', () => !left.some(isPress))
    product = await startProduct({ dataDir, port: product.port })
    visitor = await reader(product)
    for (const [i, address] of addresses.entries())
      expect((await fileAt(visitor, address))?.equals(whole[i] ?? Buffer.of())).toBe(true)
  }
  expect(broken).toBeGreaterThan(0)
}, 180_000)

it('where only the process that makes PDFs is killed, the reader has the whole file all the same', async () => {
  const product = await startProduct({ dataDir: demonstrationFolder() })
  const visitor = await reader(product)
  const [code = ''] = departments
  const asked = fileAt(visitor, addressOf(code, 'pdf'))
  killEach(await pressOf(product))
  const file = await asked
  expect(file?.toString('latin1', 0, 5)).toBe('%PDF-')
  expect(file?.equals((await fileAt(visitor, addressOf(code, 'pdf'))) ?? Buffer.of())).toBe(true)
}, 180_000)

it('a command that is killed leaves whole reports alone, and makes the rest when it is run again', async () => {
  const dataDir = demonstrationFolder()
  await startProduct({ dataDir })
  const args = (out: string): string[] => [
    ...[
      'report',
      'departmental',
      '--period',
      '2008/09 Q2',
      '--as-at',
      '2009-01-01',
      '--format',
      'html,docx,xlsx',
    ],
    ...['--place', 'halton', '--out', out, '--data', dataDir],
  ]
  const [all, some] = [emptyFolder(), emptyFolder()]
  expect((await run(args(all))).code).toBe(0)
  const names = readdirSync(all).toSorted()
  expect(names).toHaveLength(3 * 19)

  const child = spawn(process.execPath, [launcher, ...args(some)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const written: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.push(...text.split('\n').filter(Boolean))
    if (written.length >= 20) child.kill('SIGKILL')
  })
  await once(child, 'close')
  const left = readdirSync(some).filter((name) => !name.endsWith('.unfinished'))
  expect(left.length).toBeGreaterThanOrEqual(20)
  expect(left.length).toBeLessThan(names.length)
  const isSame = (name: string): boolean =>
    readFileSync(join(some, name)).equals(readFileSync(join(all, name)))
  expect(left.filter((name) => !isSame(name))).toEqual([])

  expect((await run(args(some))).code).toBe(0)
  expect(readdirSync(some).toSorted()).toEqual(names)
  expect(names.filter((name) => !isSame(name))).toEqual([])
}, 180_000)
