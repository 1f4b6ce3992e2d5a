import { Unzip, UnzipInflate } from 'fflate'

/** Why a file of an office program is not opened. `old`: it is in the kind of container of the programs before 2007. */
export type PackageFault = 'macros' | 'locked' | 'old' | 'bomb' | 'broken'

export type PackageLimits = Readonly<Record<'parts' | 'partBytes' | 'bytes', number>>

/** Bytes given to the inflater at a time: a thousandfold of them can come out before they are counted. */
const bite = 4_096

/**
 * Unpacks a file once and counts what comes out: what its directory says of its sizes is not believed. `take` is given
 * each part as it comes, in pieces. Answers the paths of the parts, or why the file is not opened.
 */
export function walkPackage(
  bytes: Uint8Array,
  limits: PackageLimits,
  take?: (path: string, piece: Uint8Array) => void,
): ReadonlySet<string> | PackageFault {
  if (startsWith(bytes, oldContainer)) return hasText(bytes, 'EncryptedPackage') ? 'locked' : 'old'
  if (!startsWith(bytes, zip)) return 'broken'
  const seen = new Set<string>()
  let total = 0
  const stopped: { why?: PackageFault } = {}
  // The inflater reports a stop as a fault of the file: the first reason is the right one.
  const stop = (reason: PackageFault): never => {
    stopped.why ??= reason
    throw new Error(reason)
  }
  const unzip = new Unzip((part) => {
    // Of two parts of one name each program would read another one.
    if (seen.has(part.name)) stop('broken')
    seen.add(part.name)
    if (seen.size > limits.parts) stop('bomb')
    if (/vbaproject|macrosheets?\//i.test(part.name)) stop('macros')
    if (/encryptedpackage/i.test(part.name)) stop('locked')
    let size = 0
    let head = ''
    part.ondata = (error, chunk) => {
      if (error) stop('broken')
      size += chunk.length
      total += chunk.length
      if (size > limits.partBytes || total > limits.bytes) stop('bomb')
      if (head.length < 1_000) head += Buffer.from(chunk.subarray(0, 1_000)).toString('latin1')
      if (head.includes('<!DOCTYPE')) stop('bomb')
      take?.(part.name, chunk)
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += bite)
      unzip.push(bytes.subarray(at, at + bite), at + bite >= bytes.length)
  } catch {
    return stopped.why ?? 'broken'
  }
  return seen
}

/** Whether the bytes are those of a file of an office program, or of anything in its kinds of container. */
export function isPackage(bytes: Uint8Array): boolean {
  return startsWith(bytes, zip) || startsWith(bytes, oldContainer)
}

const zip = [0x50, 0x4b, 0x03, 0x04]
/** Of .doc and .xls files, and of newer files that ask for a password. */
const oldContainer = [0xd0, 0xcf, 0x11, 0xe0]

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte)

/** Names in an old container are written in two bytes a letter. */
const hasText = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'))
