import { relationshipsOf, relationshipsPath, xmlBytes, xmlOf, type OfficeParts } from './office-package.ts'
import { childrenOf, type XmlElement } from './office-xml.ts'

/** How a document is attached to the template it was once made from: a kind of relationship, an element of the settings. */
export const attachment = 'attachedTemplate'
const bonds: readonly string[] = [`w:${attachment}`, 'w:linkStyles']

/**
 * Parts to stand in place of those by which the document is attached to the template it was made from. Most documents of an
 * office are attached to one on its network, and whoever opens a report elsewhere would wait for it.
 */
export function detached(parts: OfficeParts, main: string): Map<string, Uint8Array> {
  const settings = settingsOf(parts, main)
  const rels = relationshipsPath(settings)
  if (!parts.has(settings) || !parts.has(rels)) return new Map()
  const [root, relationships] = [xmlOf(parts, settings), xmlOf(parts, rels)]
  leaveOut(root, ({ name }) => bonds.includes(name))
  leaveOut(relationships, ({ attributes }) => attributes.get('Type')?.endsWith(`/${attachment}`) === true)
  return new Map([
    [settings, xmlBytes(root)],
    [rels, xmlBytes(relationships)],
  ])
}

/** Path of the document's settings; '' where it has none. */
export function settingsOf(parts: OfficeParts, main: string): string {
  return relationshipsOf(parts, main).find(({ type }) => type === 'settings')?.target ?? ''
}

function leaveOut(root: XmlElement, isOut: (child: XmlElement) => boolean): void {
  const out = new Set(childrenOf(root).filter(isOut))
  root.children = root.children.filter((node) => typeof node === 'string' || !out.has(node))
}
