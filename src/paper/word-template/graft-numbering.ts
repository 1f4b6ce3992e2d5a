import { childrenOf, copyOf, elementsNamed, type XmlElement } from './office-xml.ts'

/**
 * Adds the lists that a report uses to a template's, and answers their numbers there. Both have numbers of their own
 * for the lists and for what the lists look like.
 */
export function graftNumbering(
  theirs: XmlElement,
  own: XmlElement,
  used: ReadonlySet<string>,
): Map<string, string> {
  const lists = childrenOf(own, 'w:num').filter(({ attributes }) => used.has(attributes.get('w:numId') ?? ''))
  const looks = new Set(lists.map(lookOf))
  const firstLook = 1 + highest(theirs, 'w:abstractNum', 'w:abstractNumId')
  const firstList = 1 + highest(theirs, 'w:num', 'w:numId')
  const looksThere = new Map([...looks].map((look, i) => [look, String(firstLook + i)]))
  const listsThere = new Map(
    lists.map(({ attributes }, i) => [attributes.get('w:numId') ?? '', String(firstList + i)]),
  )
  const addedLooks = childrenOf(own, 'w:abstractNum')
    .filter(({ attributes }) => looks.has(attributes.get('w:abstractNumId') ?? ''))
    .map((look) => {
      const id = looksThere.get(look.attributes.get('w:abstractNumId') ?? '') ?? ''
      // Attributes of later versions of Word, of which the template's part need not know the name.
      return { ...copyOf(look), attributes: new Map([['w:abstractNumId', id]]) }
    })
  const addedLists = lists.map((list) => {
    const added = copyOf(list)
    added.attributes.set('w:numId', listsThere.get(list.attributes.get('w:numId') ?? '') ?? '')
    elementsNamed(added, 'w:abstractNumId')[0]?.attributes.set('w:val', looksThere.get(lookOf(list)) ?? '')
    return added
  })
  // The looks stand before the lists.
  const firstNum = theirs.children.findIndex((node) => typeof node === 'object' && node.name === 'w:num')
  theirs.children.splice(firstNum === -1 ? theirs.children.length : firstNum, 0, ...addedLooks)
  const lastNum = theirs.children.findLastIndex((node) => typeof node === 'object' && node.name === 'w:num')
  const end = theirs.children.findLastIndex(
    (node) => typeof node === 'object' && node.name === 'w:abstractNum',
  )
  theirs.children.splice(Math.max(lastNum, end) + 1, 0, ...addedLists)
  return listsThere
}

const lookOf = (list: XmlElement): string =>
  childrenOf(list, 'w:abstractNumId')[0]?.attributes.get('w:val') ?? ''

function highest(root: XmlElement, name: string, attribute: string): number {
  return childrenOf(root, name).reduce(
    (most, { attributes }) => Math.max(most, Number(attributes.get(attribute) ?? 0)),
    0,
  )
}
