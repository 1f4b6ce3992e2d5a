import { childOf, copyOf, newElement, type XmlElement } from './office-xml.ts'
import { sheetOf, type ReportPlace } from './report-place.ts'

/** Part of a report whose pages stand the same way. */
export interface Stretch {
  readonly isOnItsSide: boolean
  readonly children: readonly XmlElement[]
}

/**
 * Puts the stretches of a report where the template has its place. Landscape pages get the template's own pages turned:
 * its margins, headers and footers; where the template's pages are wide already nothing is turned.
 */
export function placeStretches(place: ReportPlace, stretches: readonly Stretch[]): void {
  const { body, paragraph, section, hasBefore, hasAfter } = place
  const { width, height } = sheetOf(section)
  const isWide = width > height
  const content: XmlElement[] = []
  const ended: XmlElement[] = []
  const endPages = (isOnItsSide: boolean): void => {
    const pages = copyOf(section)
    if (ended.length > 0) goOn(pages)
    if (isOnItsSide) turn(pages)
    content.push(sectionEnd(pages))
    ended.push(pages)
  }
  stretches.forEach(({ isOnItsSide, children }, i) => {
    const isTurned = isOnItsSide && !isWide
    if (i === 0 && isTurned && hasBefore) endPages(false)
    content.push(...children)
    const isLast = i === stretches.length - 1
    if (!isWide && (!isLast || (isTurned && hasAfter))) endPages(isTurned)
  })
  const isLastTurned = !isWide && !hasAfter && stretches.at(-1)?.isOnItsSide === true
  // The place may itself be the last paragraph of its pages.
  const own = childOf(paragraph, 'w:pPr')
  const ends = own && childOf(own, 'w:sectPr') ? [sectionEnd(section)] : []
  if (ended.length > 0) goOn(section)
  if (isLastTurned) turn(section)
  const at = body.children.indexOf(paragraph)
  body.children.splice(at, 1, ...content, ...ends)
}

/** An empty paragraph, as low as one can be, with which pages of one kind end. */
function sectionEnd(section: XmlElement): XmlElement {
  const spacing = newElement('w:spacing', {
    'w:before': '0',
    'w:after': '0',
    'w:line': '20',
    'w:lineRule': 'exact',
  })
  return newElement('w:p', {}, [newElement('w:pPr', {}, [spacing, section])])
}

/** Makes a section the continuation of the one before: its first page is no first page, and its pages are counted on. */
function goOn(section: XmlElement): void {
  remove(section, 'w:titlePg')
  childOf(section, 'w:pgNumType')?.attributes.delete('w:start')
  remove(section, 'w:type')
  const first = section.children.findIndex(
    (node) => typeof node === 'object' && !/(?:Reference|footnotePr|endnotePr)$/.test(node.name),
  )
  const type = newElement('w:type', { 'w:val': 'nextPage' })
  section.children.splice(first === -1 ? section.children.length : first, 0, type)
}

function turn(section: XmlElement): void {
  const { width, height } = sheetOf(section)
  const size = { 'w:w': String(height), 'w:h': String(width), 'w:orient': 'landscape' }
  const there = childOf(section, 'w:pgSz')
  if (there) for (const [name, value] of Object.entries(size)) there.attributes.set(name, value)
  else section.children.push(newElement('w:pgSz', size))
}

function remove(element: XmlElement, name: string): void {
  element.children = element.children.filter((node) => typeof node === 'string' || node.name !== name)
}
