import type { Finding } from '../kernel/finding.ts'
import { attachment, settingsOf } from '../paper/word-template/detach.ts'
import {
  contentTypesPath,
  mainPart,
  readRelationships,
  relationshipsOf,
  relationshipsPath,
  xmlOf,
  type OfficeParts,
} from '../paper/word-template/office-package.ts'
import {
  childOf,
  childrenOf,
  elementsIn,
  elementsNamed,
  type XmlElement,
} from '../paper/word-template/office-xml.ts'
import {
  isPlaceholder,
  namesIn,
  paragraphText,
  placeholders,
  reportPlaceholder,
} from '../paper/word-template/placeholders.ts'
import { holdsReportAlone } from '../paper/word-template/report-place.ts'
import { addressesInside, fetchingFields } from './fetching.ts'
import { mostText } from './template.ts'

const finding = (code: string, args: Finding['args'] = {}): Finding => ({
  field: 'file',
  code,
  severity: 'error',
  args,
})

const usualNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
/** Kinds of relationship to what a template may not carry. */
const embedded = /^(?:oleObject|package|control|activeX\w*|aFChunk|attachedToolbars|subDocument|frame)$/i
const tracked = /^w:(?:ins|del|moveFrom|moveTo)$/
/** Far more than any letter has; each is looked for in its paragraph. */
const mostWords = 200
/** What is printed of an address: enough to know it by. */
const shown = (address: string): string => address.slice(0, 120)

/** What keeps a Word file from being used as a template. All at once, but for a file that cannot be read as one at all. */
export function* checkTemplate(parts: OfficeParts): Generator<Finding> {
  const kind = kindOf(parts)
  if (kind !== 'document') {
    yield finding(kind)
    return
  }
  if (textBytes(parts) > mostText) {
    yield finding('template-bomb')
    return
  }
  const xml = readAll(parts)
  const main = mainPart(parts) ?? ''
  const document = xml?.get(main)
  if (!xml || !document) {
    yield finding('template-broken')
    return
  }
  if (document.attributes.get('xmlns:w') !== usualNamespace || !childOf(document, 'w:body')) {
    yield finding('template-strict')
    return
  }
  yield* checkFetches(xml, relationshipsPath(settingsOf(parts, main)))
  const running = relationshipsOf(parts, main)
    .filter(({ type }) => type === 'header' || type === 'footer')
    .flatMap(({ target }) => xml.get(target) ?? [])
  const printed = [document, ...running]
  if (printed.some((root) => elementsIn(root).some(({ name }) => tracked.test(name))))
    yield finding('template-tracked')
  yield* checkPlaceholders(document, printed)
}

/** Is it a Word document at all, by what it says of its parts? */
function kindOf(
  parts: OfficeParts,
): 'document' | 'template-not-word' | 'template-macros' | 'template-broken' {
  if (!parts.has(contentTypesPath)) return 'template-not-word'
  try {
    const main = mainPart(parts)
    const type = childrenOf(xmlOf(parts, contentTypesPath), 'Override')
      .find(({ attributes }) => attributes.get('PartName') === `/${main ?? ''}`)
      ?.attributes.get('ContentType')
    if (type === undefined) return 'template-not-word'
    if (/macroEnabled/i.test(type)) return 'template-macros'
    return /wordprocessingml\.(?:document|template)\.main\+xml$/.test(type) ? 'document' : 'template-not-word'
  } catch {
    return 'template-broken'
  }
}

const isText = (path: string): boolean => /\.(?:xml|rels)$/i.test(path)

function textBytes(parts: OfficeParts): number {
  return [...parts].reduce((sum, [path, bytes]) => sum + (isText(path) ? bytes.length : 0), 0)
}

/** Every part that is XML, or null where one of them is not what it says. */
function readAll(parts: OfficeParts): Map<string, XmlElement> | null {
  try {
    return new Map([...parts.keys()].filter(isText).map((path) => [path, xmlOf(parts, path)]))
  } catch {
    return null
  }
}

/** Nothing is fetched from anywhere, and nothing is started, when a report is opened. Links that a reader follows are fine. */
function* checkFetches(xml: ReadonlyMap<string, XmlElement>, mayAttach: string): Generator<Finding> {
  for (const [path, root] of xml) {
    if (path.endsWith('.rels')) {
      for (const { type, target, isExternal } of readRelationships(root, path)) {
        // What the document was made from stays behind when a report is put in it.
        if (type === attachment && path === mayAttach) continue
        if (embedded.test(type)) yield finding('template-embedded')
        else if (isExternal && type !== 'hyperlink')
          yield finding('template-external', { address: shown(target) })
      }
    } else {
      for (const address of addressesInside(root))
        yield finding('template-external', { address: shown(address) })
      for (const field of fetchingFields(root)) yield finding('template-field', { field })
    }
  }
}

function* checkPlaceholders(document: XmlElement, printed: readonly XmlElement[]): Generator<Finding> {
  const names = printed.flatMap((root) =>
    elementsNamed(root, 'w:p').flatMap((paragraph) => namesIn(paragraphText(paragraph))),
  )
  if (names.length > mostWords) {
    yield finding('template-many-words', { most: mostWords })
    return
  }
  const unknown = [...new Set(names.filter((name) => !isPlaceholder(name)))]
  if (unknown.length > 0)
    yield finding('template-unknown', {
      names: unknown
        .slice(0, 5)
        .map((name) => `{{${name.slice(0, 40)}}}`)
        .join(', '),
      known: placeholders.map((name) => `{{${name}}}`).join(', '),
    })
  const places = names.filter((name) => name === reportPlaceholder).length
  if (places === 0) yield finding('template-no-place')
  else if (places > 1) yield finding('template-many-places', { count: places })
  else {
    const body = childOf(document, 'w:body')
    if (!body || !childrenOf(body, 'w:p').some(holdsReportAlone)) yield finding('template-not-alone')
  }
}
