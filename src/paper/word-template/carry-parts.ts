import {
  readRelationships,
  relationshipElement,
  relationshipsOf,
  relationshipsPath,
  xmlBytes,
  xmlOf,
  type OfficeParts,
  type Relationship,
} from './office-package.ts'
import { childrenOf, escaped, newElement, type XmlElement } from './office-xml.ts'

/** A report's parts stand in a folder of their own, so that none of the template's has the same name. */
const movedTo = (path: string): string => path.replace(/^(?:word\/)?/, 'word/report/')
const reference = /^r:(?:id|embed|link|pict)$/

interface Carriage {
  readonly own: OfficeParts
  readonly ownMain: string
  /** Everything in the report's body. */
  readonly elements: readonly XmlElement[]
  /** The template's; these three are added to. */
  readonly parts: Map<string, Uint8Array>
  readonly relationships: XmlElement
  readonly contentTypes: XmlElement
}

/** Brings along what the report's body points at: addresses, charts, and the workbooks in the charts. */
export function carryParts({ own, ownMain, elements, parts, relationships, contentTypes }: Carriage): void {
  const ownTypes = kindsOf(xmlOf(own, '[Content_Types].xml'))
  const known = new Map(relationshipsOf(own, ownMain).map((each) => [each.id, each]))
  const taken = new Set(childrenOf(relationships).map(({ attributes }) => attributes.get('Id')))
  const ids = new Map<string, string>()
  for (const { attributes } of elements) {
    for (const [name, id] of attributes) {
      const relationship = reference.test(name) ? known.get(id) : undefined
      if (!relationship) continue
      if (!ids.has(id)) ids.set(id, add(relationship))
      attributes.set(name, ids.get(id) ?? id)
    }
  }

  function add(relationship: Relationship): string {
    let id = `report${ids.size + 1}`
    while (taken.has(id)) id = `${id}x`
    const target = relationship.isExternal ? escaped(relationship.target) : carry(relationship.target)
    relationships.children.push(relationshipElement({ ...relationship, id, target }))
    return id
  }

  function carry(path: string): string {
    const there = movedTo(path)
    const bytes = own.get(path)
    if (!bytes || parts.has(there)) return there
    parts.set(there, bytes)
    contentTypes.children.push(newElement('Override', { PartName: `/${there}`, ContentType: ownTypes(path) }))
    const rels = own.get(relationshipsPath(path))
    if (!rels) return there
    const root = xmlOf(own, relationshipsPath(path))
    for (const inner of readRelationships(root, path)) if (!inner.isExternal) carry(inner.target)
    // They lead from one to another as before: all of them have moved together.
    parts.set(relationshipsPath(there), xmlBytes(root))
    return there
  }
}

function kindsOf(contentTypes: XmlElement): (path: string) => string {
  return (path) => {
    const named = childrenOf(contentTypes).find(
      ({ name, attributes }) =>
        (name === 'Override' && attributes.get('PartName') === `/${path}`) ||
        (name === 'Default' && path.endsWith(`.${attributes.get('Extension') ?? ''}`)),
    )
    return named?.attributes.get('ContentType') ?? 'application/octet-stream'
  }
}
