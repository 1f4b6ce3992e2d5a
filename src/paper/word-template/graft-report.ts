import type { PaperTree } from '../tree.ts'
import { carryParts } from './carry-parts.ts'
import { detached } from './detach.ts'
import { graftNumbering } from './graft-numbering.ts'
import { placeStretches, type Stretch } from './graft-sections.ts'
import { graftStyles, setLanguage } from './graft-styles.ts'
import { graftTables } from './graft-tables.ts'
import {
  contentTypesPath,
  mainPart,
  noRelationships,
  readRelationships,
  relationshipsOf,
  relationshipsPath,
  xmlBytes,
  xmlOf,
  type OfficeParts,
} from './office-package.ts'
import { childOf, childrenOf, elementsIn, newElement, type XmlElement } from './office-xml.ts'
import { fillPlaceholders } from './placeholders.ts'
import { standAside } from './stand-aside.ts'
import type { OpenTemplate } from './template-pages.ts'

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const styleReference = /^w:(?:pStyle|rStyle|tblStyle)$/
const coreProperties = 'docProps/core.xml'

/**
 * A report in a council's own document. `own` are the parts of the report as a Word file of ours; what comes back are
 * the template's parts, with the report in its place, the placeholders filled, and the parts that the report brings.
 */
export function graftReport(
  own: OfficeParts,
  template: OpenTemplate,
  tree: PaperTree,
): Map<string, Uint8Array> {
  const { main, document, place } = template
  const parts = new Map([...template.parts, ...detached(template.parts, main)])
  const ownMain = mainPart(own) ?? ''
  const report = xmlOf(own, ownMain)
  const stretches = stretchesOf(report)
  const content = stretches.flatMap(({ children }) => children)
  const elements = content.flatMap((child) => elementsIn(child))

  const rels = relationshipsPath(main)
  const relationships = parts.has(rels) ? xmlOf(parts, rels) : noRelationships()
  const contentTypes = xmlOf(parts, contentTypesPath)
  const partOf = (type: string): string | undefined =>
    readRelationships(relationships, main).find((each) => each.type === type)?.target

  carryParts({ own, ownMain, elements, parts, relationships, contentTypes })
  const lists = graftPart('numbering', (theirs, ownPart) =>
    graftNumbering(theirs, ownPart, valuesOf(elements, /^w:numId$/)),
  )
  replaceValues(elements, /^w:numId$/, lists)
  const styles = graftPart('styles', (theirs, ownPart) => {
    const grafted = graftStyles(theirs, ownPart, ['Normal', ...valuesOf(elements, styleReference)])
    setLanguage(theirs, tree.language)
    graftTables(theirs, content)
    return grafted
  })
  replaceValues(elements, styleReference, styles)
  standAside(document, elements)
  fillPlaceholders(document, tree)
  for (const { type, target } of relationshipsOf(template.parts, main)) {
    if (type !== 'header' && type !== 'footer') continue
    const running = xmlOf(parts, target)
    fillPlaceholders(running, tree)
    parts.set(target, xmlBytes(running))
  }
  placeStretches(place, stretches)
  for (const [name, value] of report.attributes)
    if (/^xmlns:(?:w|r|wp)$/.test(name)) document.attributes.set(name, value)

  parts.set(main, xmlBytes(document))
  parts.set(rels, xmlBytes(relationships))
  sayWhatItIs(own, parts, contentTypes)
  typeOf(contentTypes, main, `${wordType}.document.main+xml`)
  // Programs that look at the first bytes of a file want its types there.
  parts.delete(contentTypesPath)
  return new Map([[contentTypesPath, xmlBytes(contentTypes)], ...parts])

  /** Changes a part that the template may lack, and which stands beside its document then. */
  function graftPart<Result>(
    kind: 'styles' | 'numbering',
    graft: (theirs: XmlElement, ownPart: XmlElement) => Result,
  ): Result {
    const there = partOf(kind)
    const path = there ?? `word/report-${kind}.xml`
    const theirs =
      there === undefined ? newElement(`w:${kind}`, { 'xmlns:w': wordNamespace }) : xmlOf(parts, there)
    const result = graft(theirs, xmlOf(own, `word/${kind}.xml`))
    parts.set(path, xmlBytes(theirs))
    if (there === undefined) {
      relationships.children.push(
        newElement('Relationship', {
          Id: `report-${kind}`,
          Type: `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`,
          Target: `/${path}`,
        }),
      )
      typeOf(contentTypes, path, `${wordType}.${kind}+xml`)
    }
    return result
  }
}

/** Title, author, language and dates are the report's. */
function sayWhatItIs(own: OfficeParts, parts: Map<string, Uint8Array>, contentTypes: XmlElement): void {
  const root = xmlOf(parts, '_rels/.rels')
  const there = readRelationships(root, '').find(({ type }) => type === 'core-properties')
  const bytes = own.get(coreProperties)
  if (!bytes) return
  parts.set(there?.target ?? coreProperties, bytes)
  if (there) return
  root.children.push(
    newElement('Relationship', {
      Id: 'report-properties',
      Type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      Target: coreProperties,
    }),
  )
  parts.set('_rels/.rels', xmlBytes(root))
  typeOf(contentTypes, coreProperties, 'application/vnd.openxmlformats-package.core-properties+xml')
}

/** Writes down of what kind a part is: a template that was saved as one becomes a document. */
export function typeOf(contentTypes: XmlElement, path: string, type: string): void {
  const name = `/${path}`
  const there = childrenOf(contentTypes, 'Override').find(
    ({ attributes }) => attributes.get('PartName') === name,
  )
  if (there) there.attributes.set('ContentType', type)
  else contentTypes.children.push(newElement('Override', { PartName: name, ContentType: type }))
}

/** The pages of our own file: the last paragraph of each stretch says how its pages are. */
function stretchesOf(report: XmlElement): Stretch[] {
  const body = childOf(report, 'w:body')
  const stretches: Stretch[] = []
  let children: XmlElement[] = []
  const end = (section: XmlElement): void => {
    const size = childOf(section, 'w:pgSz')
    stretches.push({ isOnItsSide: size?.attributes.get('w:orient') === 'landscape', children })
    children = []
  }
  for (const child of body ? childrenOf(body) : []) {
    if (child.name === 'w:sectPr') end(child)
    else {
      const properties = childOf(child, 'w:pPr')
      const section = properties && childOf(properties, 'w:sectPr')
      if (properties && section) properties.children = properties.children.filter((node) => node !== section)
      // A stretch that ends with a table ends with a paragraph for its pages alone.
      if (!section || childrenOf(child).length > 1) children.push(child)
      if (section) end(section)
    }
  }
  return stretches
}

function valuesOf(elements: readonly XmlElement[], names: RegExp): Set<string> {
  return new Set(
    elements.filter(({ name }) => names.test(name)).map(({ attributes }) => attributes.get('w:val') ?? ''),
  )
}

function replaceValues(
  elements: readonly XmlElement[],
  names: RegExp,
  values: ReadonlyMap<string, string>,
): void {
  for (const { name, attributes } of elements) {
    if (!names.test(name)) continue
    const value = attributes.get('w:val') ?? ''
    attributes.set('w:val', values.get(value) ?? value)
  }
}
