import { Unzip, UnzipInflate } from 'fflate'

/** Why a workbook is not opened; each has its sentence. */
export type WorkbookRefusal =
  'workbook-macros' | 'workbook-locked' | 'workbook-bomb' | 'workbook-broken' | 'workbook-too-heavy'

/** What a workbook of figures may hold, far above any that people make. */
export type WorkbookLimits = Readonly<Record<'parts' | 'partBytes' | 'bytes', number>>
export const workbookLimits: WorkbookLimits = { parts: 2_000, partBytes: 100_000_000, bytes: 150_000_000 }

/** Bytes given to the inflater at a time: a thousandfold of them can come out before they are counted. */
const bite = 4_096

/**
 * Unpacks a workbook once without keeping anything, and counts what comes out: what its directory says of its sizes is
 * not believed. Null: it may be read.
 */
export function checkWorkbook(
  bytes: Uint8Array,
  limits: WorkbookLimits = workbookLimits,
): WorkbookRefusal | null {
  if (startsWith(bytes, oldContainer)) return 'workbook-locked'
  if (!startsWith(bytes, zip)) return 'workbook-broken'
  const seen = new Set<string>()
  let total = 0
  const stopped: { why?: WorkbookRefusal } = {}
  // The inflater reports a stop as a fault of the file: the first reason is the right one.
  const stop = (reason: WorkbookRefusal): never => {
    stopped.why ??= reason
    throw new Error(reason)
  }
  const unzip = new Unzip((part) => {
    seen.add(part.name)
    if (seen.size > limits.parts) stop('workbook-bomb')
    if (/vbaproject|macrosheets?\//i.test(part.name)) stop('workbook-macros')
    if (/encryptedpackage/i.test(part.name)) stop('workbook-locked')
    let size = 0
    let head = ''
    part.ondata = (error, chunk) => {
      if (error) stop('workbook-broken')
      size += chunk.length
      total += chunk.length
      if (size > limits.partBytes || total > limits.bytes) stop('workbook-bomb')
      if (head.length < 1_000) head += Buffer.from(chunk.subarray(0, 1_000)).toString('latin1')
      if (head.includes('<!DOCTYPE')) stop('workbook-bomb')
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += bite)
      unzip.push(bytes.subarray(at, at + bite), at + bite >= bytes.length)
  } catch {
    return stopped.why ?? 'workbook-broken'
  }
  return seen.has('xl/workbook.xml') ? null : 'workbook-broken'
}

/** Whether the bytes are those of a workbook, or of anything in its kinds of container. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, zip) || startsWith(bytes, oldContainer)
}

const zip = [0x50, 0x4b, 0x03, 0x04]
/** Of .xls files, and of .xlsx files that ask for a password. */
const oldContainer = [0xd0, 0xcf, 0x11, 0xe0]

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte)
