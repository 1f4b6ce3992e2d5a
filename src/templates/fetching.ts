import { elementsIn, textIn, unescaped, type XmlElement } from '../paper/word-template/office-xml.ts'

/** Fields of Word that bring in something from outside the document, or start a program. */
const fetching = new Set(
  'INCLUDE INCLUDEPICTURE INCLUDETEXT IMPORT LINK DDE DDEAUTO EMBED DATABASE RD MACROBUTTON'.split(' '),
)
const elsewhere = /^\s*(?:[a-z][a-z0-9+.-]+:|\\\\|\/\/)/i

/** Addresses from which a drawing of the older kind takes its picture. */
export function* addressesInside(root: XmlElement): Generator<string> {
  for (const { attributes } of elementsIn(root))
    for (const [name, value] of attributes)
      if (/^(?:src|o:href)$/.test(name) && elsewhere.test(unescaped(value))) yield unescaped(value)
}

/** The names of the fields that fetch something; fields may stand in one another, and in any number of runs. */
export function* fetchingFields(root: XmlElement): Generator<string> {
  const open: string[] = []
  for (const element of elementsIn(root)) {
    if (element.name === 'w:fldSimple') yield* fetchingIn(unescaped(element.attributes.get('w:instr') ?? ''))
    else if (element.name === 'w:instrText') {
      if (open.length === 0) open.push('')
      open.push(`${open.pop() ?? ''}${textIn(element)}`)
    } else if (element.name === 'w:fldChar') {
      const kind = element.attributes.get('w:fldCharType')
      if (kind === 'begin') open.push('')
      else if (kind === 'end') yield* fetchingIn(open.pop() ?? '')
    }
  }
  for (const field of open) yield* fetchingIn(field)
}

function* fetchingIn(instruction: string): Generator<string> {
  const name = /^\s*\\?\s*([a-z]+)/i.exec(instruction)?.[1]?.toUpperCase()
  if (name !== undefined && fetching.has(name)) yield name
}
