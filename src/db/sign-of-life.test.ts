import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { SignOfLife } from './sign-of-life.ts'

/** Something that listens where a database should, and does `greet` to whoever knocks. */
async function door(greet: (socket: Socket) => void): Promise<SignOfLife> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    greet(socket)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return new SignOfLife({ host: '127.0.0.1', port, user: 'owner', database: 'store', ssl: false })
}

/** What PostgreSQL says when all its connections are taken. */
function tooBusy(): Buffer {
  const fields = Buffer.from('SFATAL\0C53300\0Msorry, too many clients already\0\0')
  const head = Buffer.from('E\0\0\0\0')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

it('gives up on a server that opens its door to nobody', async () => {
  const server = await door(() => undefined)
  const answer = Promise.withResolvers<never>()
  const waiting = server.whileAlive(answer.promise, () => answer.reject(new Error('given up')))
  await expect(waiting).rejects.toThrow('given up')
})

it('gives up on a server that is not there', async () => {
  const server = await door((socket) => socket.destroy())
  const answer = Promise.withResolvers<never>()
  const waiting = server.whileAlive(answer.promise, () => answer.reject(new Error('given up')))
  await expect(waiting).rejects.toThrow('given up')
})

it('waits for as long as a busy server takes', async () => {
  const answer = Promise.withResolvers<string>()
  let knocks = 0
  const server = await door((socket) => {
    socket.end(tooBusy())
    knocks += 1
    if (knocks === 2) answer.resolve('at last')
  })
  const givenUp: string[] = []
  expect(await server.whileAlive(answer.promise, () => givenUp.push('given up'))).toBe('at last')
  expect(givenUp).toEqual([])
})

it('asks once for everybody who waits', async () => {
  let knocks = 0
  const server = await door(() => (knocks += 1))
  const waiting = Array.from({ length: 5 }, () => {
    const answer = Promise.withResolvers<never>()
    return server.whileAlive(answer.promise, () => answer.reject(new Error('given up')))
  })
  const ended = await Promise.allSettled(waiting)
  expect(ended.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
  expect(knocks).toBe(1)
})
