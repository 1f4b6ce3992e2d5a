import { childOf, childrenOf, copyOf, newElement, propertyOf, type XmlElement } from './office-xml.ts'

const links = ['w:basedOn', 'w:next', 'w:link'] as const

/**
 * Brings the styles that a report uses into a template's styles, and answers which of the template's each of them is
 * there. A style that the template has by name is the template's; one that it lacks is added in the template's font.
 */
export function graftStyles(
  theirs: XmlElement,
  own: XmlElement,
  used: Iterable<string>,
): Map<string, string> {
  const ownById = new Map(childrenOf(own, 'w:style').map((style) => [idOf(style), style]))
  const there = new Map(childrenOf(theirs, 'w:style').map((style) => [keyOf(style), style]))
  const ids = new Set(childrenOf(theirs, 'w:style').map(idOf))
  const body = childrenOf(theirs, 'w:style').find(
    ({ attributes }) => attributes.get('w:type') === 'paragraph' && isOn(attributes.get('w:default')),
  )
  const grafted = new Map<string, string>()
  const graft = (id: string): string => {
    const known = grafted.get(id)
    if (known !== undefined) return known
    const style = ownById.get(id)
    if (!style) return id
    const theirOwn = id === 'Normal' ? (body ?? there.get(keyOf(style))) : there.get(keyOf(style))
    if (theirOwn) {
      keepOutline(theirOwn, style)
      grafted.set(id, idOf(theirOwn))
      return idOf(theirOwn)
    }
    const free = ids.has(id) ? freeId(id, ids) : id
    ids.add(free)
    grafted.set(id, free)
    const added = copyOf(style)
    added.attributes.set('w:styleId', free)
    if (body) added.attributes.delete('w:default')
    takeOffFont(added)
    for (const link of links) {
      const element = childOf(added, link)
      element?.attributes.set('w:val', graft(element.attributes.get('w:val') ?? ''))
    }
    theirs.children.push(added)
    return free
  }
  for (const id of used) graft(id)
  return grafted
}

/** Says the language of the report in the styles, so that it is spelt and read aloud in it. */
export function setLanguage(styles: XmlElement, language: string): void {
  const say = (properties: XmlElement): void => {
    const there = childOf(properties, 'w:lang')
    if (there) there.attributes.set('w:val', language)
    else properties.children.push(newElement('w:lang', { 'w:val': language }))
  }
  const defaults = made(styles, 'w:docDefaults', 0)
  say(made(made(defaults, 'w:rPrDefault', 0), 'w:rPr', 0))
  for (const style of childrenOf(styles, 'w:style')) {
    const properties = childOf(style, 'w:rPr')
    if (properties && childOf(properties, 'w:lang')) say(properties)
  }
}

function made(parent: XmlElement, name: string, at: number): XmlElement {
  const there = childOf(parent, name)
  if (there) return there
  const element = newElement(name)
  parent.children.splice(at, 0, element)
  return element
}

/** A heading style that says no outline level is no heading to Word's navigation or to a tagged PDF. */
function keepOutline(theirs: XmlElement, own: XmlElement): void {
  const level = childOf(childOf(own, 'w:pPr') ?? own, 'w:outlineLvl')
  if (!level) return
  const properties = childOf(theirs, 'w:pPr')
  if (!properties) {
    const runs = theirs.children.findIndex((node) => typeof node === 'object' && node.name === 'w:rPr')
    theirs.children.splice(
      runs === -1 ? theirs.children.length : runs,
      0,
      newElement('w:pPr', {}, [copyOf(level)]),
    )
  } else if (!childOf(properties, 'w:outlineLvl')) properties.children.push(copyOf(level))
}

function takeOffFont(style: XmlElement): void {
  const properties = childOf(style, 'w:rPr')
  if (properties)
    properties.children = properties.children.filter(
      (node) => typeof node === 'string' || node.name !== 'w:rFonts',
    )
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on'
const idOf = ({ attributes }: XmlElement): string => attributes.get('w:styleId') ?? ''
const keyOf = (style: XmlElement): string =>
  `${style.attributes.get('w:type') ?? ''} ${(propertyOf(style, 'w:name') ?? '').toLowerCase()}`

function freeId(id: string, taken: ReadonlySet<string>): string {
  let number = 1
  while (taken.has(`${id}${number}`)) number += 1
  return `${id}${number}`
}
