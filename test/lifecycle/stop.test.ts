import { request } from 'node:http'
import { connect } from 'node:net'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { demonstrationFolder } from './folders.ts'
import {
  killEach,
  launcher,
  nothingLeft,
  postmasterIn,
  processesOf,
  startProduct,
  until,
  type Product,
} from './product.ts'
import { hiddenNumber, Visitor } from './visitor.ts'

const department = '/halton/returns/exchequer-customer-services/q3-2008-09'

async function saveKeyIssues(product: Product, text: string): Promise<void> {
  const visitor = new Visitor(product.origin)
  await visitor.signIn('Revenues Collator')
  const page = await (await visitor.get(department)).text()
  const form = { version: String(hiddenNumber(page, 'version')), 'key-issues': text }
  expect((await visitor.post(`${department}?/save`, form)).status).toBe(303)
}

async function keyIssues(product: Product): Promise<string> {
  const visitor = new Visitor(product.origin)
  await visitor.signIn('Revenues Collator')
  return (await visitor.get(department)).text()
}

const parentOf = (pid: number): number =>
  Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

/** The Node that serves: the one whose child the database server is. */
function servingNode(dataDir: string): number {
  return parentOf(postmasterIn(dataDir))
}

describe('stopping', () => {
  const start = (dataDir: string): readonly string[] => [launcher, 'start', '--built', '--data', dataDir]
  const npm = (dataDir: string): readonly string[] => ['npm', 'start', '--', '--built', '--data', dataDir]
  const ways: readonly [
    string,
    (dataDir: string) => readonly string[],
    (product: Product, dataDir: string) => void,
  ][] = [
    [
      'Ctrl-C',
      (d) => [process.execPath, ...start(d)],
      ({ child }) => process.kill(-(child.pid ?? 0), 'SIGINT'),
    ],
    ['SIGTERM', (d) => [process.execPath, ...start(d)], ({ child }) => child.kill('SIGTERM')],
    [
      'a closed terminal',
      (d) => [process.execPath, ...start(d)],
      ({ child }) => process.kill(-(child.pid ?? 0), 'SIGHUP'),
    ],
    [
      'kill -9 of Node',
      (d) => [process.execPath, ...start(d)],
      (_, d) => process.kill(servingNode(d), 'SIGKILL'),
    ],
    ['Ctrl-C under npm', npm, ({ child }) => process.kill(-(child.pid ?? 0), 'SIGINT')],
    ['SIGTERM of npm', npm, ({ child }) => child.kill('SIGTERM')],
    ['kill -9 of npm', npm, ({ child }) => child.kill('SIGKILL')],
    ['kill -9 of Node under npm', npm, (_, d) => process.kill(servingNode(d), 'SIGKILL')],
    ['kill -9 of everything at once', npm, (_, d) => killEach(processesOf(d))],
  ]

  it.each(ways)('%s leaves no process behind and loses nothing', async (name, command, end) => {
    const dataDir = demonstrationFolder()
    const product = await startProduct({ dataDir, command: command(dataDir) })
    await saveKeyIssues(product, `Saved before ${name}`)
    end(product, dataDir)
    await nothingLeft(dataDir)
    const next = await startProduct({ dataDir })
    expect(await keyIssues(next)).toContain(`Saved before ${name}`)
  })

  it('ends with 0 when asked to', async () => {
    const product = await startProduct({ dataDir: demonstrationFolder() })
    expect(await product.end('SIGINT')).toEqual({ code: 0, signal: null })
    expect(product.said()).toMatch(/Throughline has stopped\.\n$/)
  })
})

// A Node below 24 where the machine has one; else this one, made to believe that it is.
const versionOf = (path: string): string => spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout
const older = (process.env['PATH'] ?? '')
  .split(':')
  .map((folder) => join(folder, 'node'))
  .find((path) => existsSync(path) && versionOf(path).startsWith('v20.'))
const pretending = `process.versions = new Proxy(process.versions, { get: () => '20.0.0' }); import('${launcher}')`

describe('under an older Node, where the launcher starts itself again', () => {
  it.each(['SIGKILL', 'SIGTERM', 'SIGHUP'] as const)('%s of the launcher ends everything', async (signal) => {
    const dataDir = demonstrationFolder()
    const start = [launcher, 'start', '--built', '--data', dataDir]
    const command =
      older === undefined ? [process.execPath, '--eval', pretending, ...start] : [older, ...start]
    const product = await startProduct({ dataDir, command })
    expect(servingNode(dataDir)).not.toBe(product.child.pid)
    product.child.kill(signal)
    await nothingLeft(dataDir)
  })
})

describe('stopping in order', () => {
  it('finishes the request in flight and takes no new one', async () => {
    const product = await startProduct({ dataDir: demonstrationFolder() })
    const visitor = new Visitor(product.origin)
    await visitor.signIn('Revenues Collator')

    // A form whose last byte is still to come is a request in flight.
    const slow = request(`${product.origin}/sign-in`, {
      method: 'POST',
      headers: {
        accept: 'text/html',
        origin: product.origin,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': '21',
        connection: 'keep-alive',
      },
    })
    const answered = new Promise<{ status: number; connection: string | undefined }>((resolve, reject) => {
      slow.on('error', reject)
      slow.on('response', (response) => {
        response.resume()
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection })
      })
    })
    slow.write('place=halton')
    // A connection that is kept open, on which a request comes after the stop was asked for.
    const kept = connect(product.port, '127.0.0.1')
    let heard = ''
    kept.setEncoding('utf8').on('data', (text: string) => (heard += text))
    kept.on('error', () => undefined)
    const closed = new Promise((resolve) => kept.on('close', resolve))
    kept.write('GET /health/live HTTP/1.1\r\nHost: a\r\n\r\nGET /sign-in HTTP/1.1\r\nHost: a\r\n')
    await new Promise((resolve) => kept.once('data', resolve))

    product.child.kill('SIGTERM')
    await until('the stop has begun', () => isStopping(product))
    kept.write('\r\n')
    slow.end('&person=1')
    expect((await answered).status).toBe(303)
    await closed
    expect(heard.split('HTTP/1.1 ').at(-1)).toMatch(
      /^503 Service Unavailable[^]*[Cc]onnection: close[^]*being stopped/,
    )
    expect((await product.ended).code).toBe(0)
  })
})

/** New connections are refused, or told that they will be closed. */
async function isStopping({ origin }: Product): Promise<boolean> {
  try {
    return (await fetch(`${origin}/health/live`)).headers.get('connection') === 'close'
  } catch {
    return true
  }
}
