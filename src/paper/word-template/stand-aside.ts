import { childrenOf, elementsIn, elementsNamed, type XmlElement } from './office-xml.ts'

const marks = /^w:bookmark(?:Start|End)$/

/**
 * Numbers that count once in a document: the report's bookmarks and drawings are counted on from the template's. Places
 * that a template made of an earlier report still has under the names of the report's headings are taken out.
 */
export function standAside(document: XmlElement, elements: readonly XmlElement[]): void {
  const ours = new Set(
    elements
      .filter(({ name }) => name === 'w:bookmarkStart')
      .map(({ attributes }) => attributes.get('w:name') ?? ''),
  )
  const doubled = new Set(
    elementsNamed(document, 'w:bookmarkStart')
      .filter(({ attributes }) => ours.has(attributes.get('w:name') ?? ''))
      .map(({ attributes }) => attributes.get('w:id')),
  )
  if (doubled.size > 0) takeOut(document, doubled)
  countOn(document, elements, { of: marks, number: 'w:id' })
  countOn(document, elements, { of: /^wp:docPr$/, number: 'id' })
}

function countOn(
  document: XmlElement,
  elements: readonly XmlElement[],
  { of, number }: { readonly of: RegExp; readonly number: string },
): void {
  const last = elementsIn(document)
    .filter(({ name }) => of.test(name))
    .reduce((most, { attributes }) => Math.max(most, Number(attributes.get(number) ?? 0) || 0), 0)
  for (const { name, attributes } of elements)
    if (of.test(name)) attributes.set(number, String(last + Number(attributes.get(number) ?? 0)))
}

function takeOut(element: XmlElement, doubled: ReadonlySet<string | undefined>): void {
  element.children = element.children.filter(
    (node) =>
      typeof node === 'string' || !(marks.test(node.name) && doubled.has(node.attributes.get('w:id'))),
  )
  for (const inner of childrenOf(element)) takeOut(inner, doubled)
}
