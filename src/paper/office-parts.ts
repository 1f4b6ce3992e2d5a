import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'

// A zip holds local time without a zone; this is the first that it can hold, wherever the machine stands.
const mtime = new Date(1980, 0, 1)
const isPacked = /\.(?:xlsx|png|jpe?g|gif)$/i
const ownId = /^rId\d+$/
const relationship = /(<Relationship\b[^>]*\bId=")([^"]+)(")/g
const reference = /(\br:(?:id|embed|link|pict)=")([^"]+)(")/g
const bookmark = /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)(")/g
// The library writes every chart in American English.
const american = /(<c:lang val="|\blang=")en-US(")/g
const instant = /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g

export type Settlement = { readonly created: string; readonly language: string }

/**
 * The same Word or Excel file with everything settled that a library takes from chance, from the clock or from the files made
 * before: relationship ids, bookmark numbers, the dates of the file and of the workbooks inside it. It says its language.
 * `created` is an ISO instant; `each` may change the XML of a part on the way.
 */
export function settleParts(
  file: Uint8Array,
  settlement: Settlement,
  each?: (path: string, xml: string) => string,
): Uint8Array {
  return packParts(settledParts(file, settlement, each))
}

/** Its parts, settled, in the order of the file. */
export function settledParts(
  file: Uint8Array,
  { created, language }: Settlement,
  each: (path: string, xml: string) => string = (_, xml) => xml,
): ReadonlyMap<string, Uint8Array> {
  const parts = unzipSync(file)
  const renamed = new Map<string, ReadonlyMap<string, string>>()
  for (const [path, bytes] of Object.entries(parts)) {
    const source = sourceOf(path)
    if (source !== null) renamed.set(source, newIds(strFromU8(bytes)))
  }
  return new Map(
    Object.entries(parts).map(([path, bytes]) => [
      path,
      path.endsWith('.xlsx') ? settleParts(bytes, { created, language }) : settlePart(path, bytes),
    ]),
  )

  function settlePart(path: string, bytes: Uint8Array): Uint8Array {
    if (!/\.(xml|rels)$/.test(path)) return bytes
    const source = sourceOf(path)
    const ids = renamed.get(source ?? path)
    const text = each(path, strFromU8(bytes))
    if (source !== null) return strToU8(rename(text, relationship, ids))
    if (path === 'docProps/core.xml') return strToU8(inLanguage(refill(text, instant, created), language))
    const named = rename(text, reference, ids)
    if (path === 'word/document.xml') return strToU8(rename(named, bookmark, countedFromOne(text)))
    return strToU8(path.startsWith('word/charts/') ? refill(named, american, language) : named)
  }
}

/** Parts as a file, in their order. What is packed already is not packed again. */
export function packParts(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const zippable: Zippable = {}
  for (const [path, bytes] of parts)
    zippable[path] = [bytes, isPacked.test(path) ? { mtime, level: 0 } : { mtime }]
  return zipSync(zippable)
}

function inLanguage(properties: string, language: string): string {
  return properties.replace(/(?=<\/cp:coreProperties>)/, `<dc:language>${language}</dc:language>`)
}

function refill(text: string, pattern: RegExp, between: string): string {
  return text.replace(pattern, (_, before: string, after: string) => before + between + after)
}

function rename(text: string, pattern: RegExp, names: ReadonlyMap<string, string> | undefined): string {
  if (!names || names.size === 0) return text
  return text.replace(
    pattern,
    (_, before: string, name: string, after: string) => before + (names.get(name) ?? name) + after,
  )
}

function countedFromOne(text: string): Map<string, string> {
  const seen = new Set([...text.matchAll(bookmark)].map(([, , number = '']) => number))
  return new Map([...seen].map((number, i) => [number, String(i + 1)]))
}

/** The part that a relationship file speaks for, or null for any other part. */
function sourceOf(path: string): string | null {
  const match = /^(.*?)_rels\/([^/]*)\.rels$/.exec(path)
  return match ? `${match[1] ?? ''}${match[2] ?? ''}` : null
}

/** New names for ids made by chance, by their place in the file. */
function newIds(relationships: string): Map<string, string> {
  const ids = new Map<string, string>()
  for (const [, , id = ''] of relationships.matchAll(relationship)) {
    if (!ownId.test(id)) ids.set(id, `link${ids.size + 1}`)
  }
  return ids
}
