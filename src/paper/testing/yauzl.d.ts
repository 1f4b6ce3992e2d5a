/** The few parts of yauzl that the tests use; the package brings no types of its own. */
declare module 'yauzl' {
  import type { EventEmitter } from 'node:events'
  import type { Readable } from 'node:stream'

  type Entry = { readonly fileName: string }
  interface ZipFile extends EventEmitter {
    readEntry(): void
    openReadStream(entry: Entry, then: (error: Error | null, stream: Readable) => void): void
    on(event: 'entry', heard: (entry: Entry) => void): this
    on(event: 'end', heard: () => void): this
    on(event: 'error', heard: (error: Error) => void): this
  }
  export function fromBuffer(
    buffer: Buffer,
    options: { lazyEntries: boolean },
    then: (error: Error | null, zip: ZipFile) => void,
  ): void
}
