import { bytesOf, first, textOf, writtenString, type Lookup, type PdfObject } from './pdf-objects.ts'

/**
 * What stands on a page: all that is printed, and the text of each piece of marked content by its number. Page furniture and
 * decoration are artifacts and stand in the first alone.
 */
export type PagePrint = { readonly printed: string; readonly marked: ReadonlyMap<number, string> }

const operator = new RegExp(
  `/(?<artifact>Artifact)\\b|/MCID (?<mcid>\\d+)|/ActualText (?<actual>${writtenString})|\\b(?<sign>BMC|BDC|EMC|BT|ET)\\b|/(?<font>f\\d+) [\\d.]+ Tf|(?<shown>${writtenString})`,
  'g',
)

/** A piece of marked content that is open: its number, or null in an artifact; `isSpoken` where it says its text itself. */
type Opened = { readonly number: number | null; readonly isSpoken: boolean }

export function pagePrint(page: PdfObject, at: Lookup): PagePrint {
  const fonts = new Map(
    [...page.head.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      charactersOf(at(id), at),
    ]),
  )
  const content = at(first(page.head, /\/Contents (\d+) 0 R/)).stream?.toString('latin1') ?? ''
  const marked = new Map<number, string>()
  const open: Opened[] = []
  let next: { number?: number | null; actual?: string } = {}
  let printed = ''
  let font = new Map<number, string>()
  let isText = false
  const say = (text: string): void => {
    printed += text
    const number = open.at(-1)?.number ?? null
    if (number !== null) marked.set(number, (marked.get(number) ?? '') + text)
  }
  for (const { groups = {} } of content.matchAll(operator)) {
    const { artifact, mcid, actual, sign = '', shown } = groups
    if (artifact !== undefined) next = { number: null }
    if (mcid !== undefined) next = { ...next, number: Number(mcid) }
    if (actual !== undefined) next = { ...next, actual: textOf(actual) }
    if (sign === 'BMC' || sign === 'BDC') {
      const around = open.at(-1)
      const isSpoken = next.actual !== undefined || around?.isSpoken === true
      open.push({ number: next.number === undefined ? (around?.number ?? null) : next.number, isSpoken })
      if (next.actual !== undefined) say(next.actual)
      next = {}
    }
    if (sign === 'EMC') open.pop()
    if (sign === 'BT' || sign === 'ET') isText = sign === 'BT'
    if (sign === 'ET') printed += '\n'
    font = fonts.get(groups.font ?? '') ?? font
    // Strings outside BT and ET are attributes of marked content, not print.
    if (shown !== undefined && isText && open.at(-1)?.isSpoken !== true) say(decoded(bytesOf(shown), font))
  }
  return { printed, marked }
}

function decoded(codes: Buffer, font: ReadonlyMap<number, string>): string {
  let text = ''
  for (let i = 0; i + 1 < codes.length; i += 2) text += font.get(codes.readUInt16BE(i)) ?? ''
  return text
}

/** From the codes of a font to characters, by its own map to Unicode. */
function charactersOf(font: PdfObject, at: Lookup): Map<number, string> {
  const map = at(first(font.head, /\/ToUnicode (\d+) 0 R/)).stream?.toString('latin1') ?? ''
  return new Map(
    [...map.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)].map(([, code = '', text = '']) => [
      Number.parseInt(code, 16),
      Buffer.from(text, 'hex').swap16().toString('utf16le'),
    ]),
  )
}
