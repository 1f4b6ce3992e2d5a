import { Client, DatabaseError } from 'pg'
import type { ClientConfig } from 'pg'

/** After so long without an answer the server is asked whether it is there at all; so long it has to say so. */
const patienceMs = 800
const knockMs = 700
// Our own process may have been busy: what has arrived meanwhile is read before time is called.
const graceMs = 100

/**
 * Tells a statement that takes long from a server that stands still (stopped, paused, out of reach without a word): while
 * somebody waits, the server must keep opening its door to a new connection.
 */
export class SignOfLife {
  readonly #server: ClientConfig
  #knock: Promise<boolean> | undefined

  constructor(server: ClientConfig) {
    this.#server = server
  }

  /** The answer; `giveUp` is called, once, when the server turns out to stand still, and must make the answer fail. */
  async whileAlive<T>(answer: Promise<T>, giveUp: () => void): Promise<T> {
    const look = async (): Promise<void> => {
      const isThere = await this.#isThere()
      if (isDone) return
      if (isThere) timer = setTimeout(() => void look(), patienceMs)
      else giveUp()
    }
    let isDone = false
    let timer = setTimeout(() => void look(), patienceMs)
    try {
      return await answer
    } finally {
      isDone = true
      clearTimeout(timer)
    }
  }

  // However many wait, one of them asks for all.
  #isThere(): Promise<boolean> {
    this.#knock ??= knock(this.#server).finally(() => (this.#knock = undefined))
    return this.#knock
  }
}

async function knock(server: ClientConfig): Promise<boolean> {
  const client = new Client(server)
  client.on('error', () => undefined)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => (timer = setTimeout(() => resolve(false), graceMs)), knockMs)
  })
  const opened = client.connect().then(
    () => true,
    // Too busy to let us in, it is there all the same.
    (error: unknown) => error instanceof DatabaseError,
  )
  const isThere = await Promise.race([opened, late])
  clearTimeout(timer)
  void client.end().catch(() => undefined)
  return isThere
}
