import { strToU8 } from 'fflate'
import {
  childrenOf,
  newElement,
  readOfficeXml,
  unescaped,
  writeOfficeXml,
  type XmlElement,
} from './office-xml.ts'

/** The parts of an Office file by their paths, unpacked. */
export type OfficeParts = ReadonlyMap<string, Uint8Array>

export interface Relationship {
  readonly id: string
  /** Without the address that all types begin with: `header`, `hyperlink`. */
  readonly type: string
  /** Path of the part that it leads to, or an address elsewhere. */
  readonly target: string
  readonly isExternal: boolean
}

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
const relationshipsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships'
export const contentTypesPath = '[Content_Types].xml'

export function xmlOf(parts: OfficeParts, path: string): XmlElement {
  const bytes = parts.get(path)
  if (!bytes) throw new Error(`no part ${path}`)
  return readOfficeXml(new TextDecoder(encodingOf(bytes)).decode(bytes))
}

/** As the first two bytes say; without them it is the usual one. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

export function xmlBytes(root: XmlElement): Uint8Array {
  return strToU8(writeOfficeXml(root))
}

/** Where the relationships of a part are kept; those of the whole file belong to ''. */
export function relationshipsPath(path: string): string {
  return path.replace(/([^/]*)$/, '_rels/$1.rels')
}

export function relationshipsOf(parts: OfficeParts, path: string): Relationship[] {
  const file = relationshipsPath(path)
  return parts.has(file) ? readRelationships(xmlOf(parts, file), path) : []
}

export function readRelationships(root: XmlElement, path: string): Relationship[] {
  return childrenOf(root, 'Relationship').map(({ attributes }) => {
    const isExternal = attributes.get('TargetMode') === 'External'
    const target = unescaped(attributes.get('Target') ?? '')
    return {
      id: attributes.get('Id') ?? '',
      type: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
      target: isExternal ? target : partAt(target, path),
      isExternal,
    }
  })
}

/** A relationship of a part, as it stands in its file. `target` is the path of a part, or an address elsewhere, escaped. */
export function relationshipElement({ id, type, target, isExternal }: Relationship): XmlElement {
  return newElement('Relationship', {
    Id: id,
    Type: types + type,
    Target: isExternal ? target : `/${target}`,
    ...(isExternal && { TargetMode: 'External' }),
  })
}

export function noRelationships(): XmlElement {
  return newElement('Relationships', { xmlns: relationshipsNamespace })
}

/** The main part of the file: for a Word file the document. */
export function mainPart(parts: OfficeParts): string | undefined {
  return relationshipsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target
}

/** The path of a target that is written as seen from another part. */
function partAt(target: string, from: string): string {
  const steps = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
