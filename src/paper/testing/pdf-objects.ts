import { inflateSync } from 'node:zlib'

/** An object of a PDF: its dictionary as text, and its stream unpacked. */
export type PdfObject = { readonly head: string; readonly stream: Buffer | null }
export type Lookup = (reference: string) => PdfObject

// A string in brackets may hold brackets in pairs.
const inBrackets = Array.from({ length: 6 }).reduce<string>(
  (deeper) => `(?:\\\\[\\s\\S]|[^\\\\()]|\\(${deeper}\\))*`,
  '',
)
/** A string of a PDF: in brackets or in hexadecimal digits. */
export const writtenString = `\\(${inBrackets}\\)|<[0-9A-Fa-f]+>`

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** Every object of the file, found through its cross-reference table. */
export function pdfObjects(file: Buffer): Lookup {
  const start = Number(first(file.toString('latin1', file.length - 60), /startxref\s+(\d+)/))
  const offsets = [...file.toString('latin1', start).matchAll(/(\d{10}) \d{5} [nf]/g)]
  const objects = offsets.map(([, offset]) => objectAt(file, Number(offset)))
  return (reference) => {
    const found = objects[Number(reference)]
    if (!found) throw new Error(`No object ${reference}`)
    return found
  }
}

function objectAt(file: Buffer, from: number): PdfObject {
  const end = file.indexOf('endobj', from)
  const start = file.indexOf('stream\n', from)
  if (start < 0 || start > end) return { head: file.toString('latin1', from, end), stream: null }
  const head = file.toString('latin1', from, start)
  const data = file.subarray(start + 7, start + 7 + Number(first(head, /\/Length (\d+)/)))
  return { head, stream: head.includes('/FlateDecode') ? inflateSync(data) : data }
}

/** What the pattern's first group finds; throws where there is nothing like it. */
export function first(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`Nothing like ${String(pattern)} in ${text.slice(0, 200)}`)
  return found
}

/** The text behind a key of a dictionary, in UTF-16 where it says so, or null. */
export function stringOf(head: string, key: string): string | null {
  const [, written] = new RegExp(`/${key} (${writtenString})`).exec(head) ?? []
  return written === undefined ? null : textOf(written)
}

/** What a written string says to people. */
export function textOf(written: string): string {
  const bytes = bytesOf(written)
  const isWide = bytes[0] === 0xfe && bytes[1] === 0xff
  return isWide ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1')
}

export function bytesOf(written: string): Buffer {
  const content = written.slice(1, -1)
  if (written.startsWith('<')) return Buffer.from(content, 'hex')
  const plain = content.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  )
  return Buffer.from(plain, 'latin1')
}
