import { childOf, childrenOf, elementsIn, elementsNamed, newElement, type XmlElement } from './office-xml.ts'
import { namesIn, paragraphText } from './placeholders.ts'

/** Where in a template the report goes: which of the children of its body, and on which pages. */
export interface ReportPlace {
  readonly body: XmlElement
  readonly paragraph: XmlElement
  /** Size, margins, headers and footers of the pages that the place is on; stands in the body. */
  readonly section: XmlElement
  /** Does anything stand on those pages before the place, or after it? */
  readonly hasBefore: boolean
  readonly hasAfter: boolean
  /** The names in the body's own text, outside boxes: what the template says itself. */
  readonly says: ReadonlySet<string>
}

const shown = new Set(['w:t', 'w:drawing', 'w:pict', 'w:object', 'w:tbl', 'w:fldSimple', 'w:instrText'])
/** What a paragraph cannot hold that gives way to the report. */
const company = new Set(['w:drawing', 'w:pict', 'w:object', 'w:br', 'w:fldSimple', 'w:instrText'])

/** Is the placeholder of the report the only thing in this paragraph? */
export function holdsReportAlone(paragraph: XmlElement): boolean {
  return (
    /^\{\{\s*report\s*\}\}$/.test(paragraphText(paragraph).trim()) &&
    !elementsIn(paragraph).some(({ name }) => company.has(name))
  )
}

/** The place of the report in a template's document. Throws where there is none: such a template is not taken. */
export function reportPlace(document: XmlElement): ReportPlace {
  const body = childOf(document, 'w:body')
  const children = body ? childrenOf(body) : []
  const at = children.findIndex((child) => child.name === 'w:p' && holdsReportAlone(child))
  const paragraph = children[at]
  if (!body || !paragraph) throw new Error('no place for the report')
  const ending = children.findIndex((child, i) => i >= at && sectionIn(child))
  const begun = children.findLastIndex((child, i) => i < at && sectionIn(child))
  const after = children.slice(at + 1, ending === -1 ? undefined : ending + 1)
  const ended = children[ending]
  return {
    body,
    paragraph,
    section: (ended && sectionIn(ended)) ?? newSection(body),
    hasBefore: children.slice(begun + 1, at).some(isShown),
    hasAfter: after.some(isShown),
    says: new Set(
      children.flatMap((child) =>
        elementsNamed(child, 'w:p').flatMap((each) => namesIn(paragraphText(each))),
      ),
    ),
  }
}

function isShown(child: XmlElement): boolean {
  return elementsIn(child).some(({ name }) => shown.has(name))
}

/** The properties of the pages that end with this child of the body. */
function sectionIn(child: XmlElement): XmlElement | undefined {
  return elementsNamed(child, 'w:sectPr')[0]
}

/** A4 with margins of an inch, for a document that says nothing of its pages. */
function newSection(body: XmlElement): XmlElement {
  const section = newElement('w:sectPr')
  body.children.push(section)
  return section
}

const a4 = { width: 11906, height: 16838, margin: 1440 }

/** The sheet of a section in twentieths of a point. */
export interface Sheet {
  readonly width: number
  readonly height: number
  /** Of the text, on the sheet as it is and turned. */
  readonly text: { readonly portrait: number; readonly landscape: number }
}

export function sheetOf(section: XmlElement): Sheet {
  const number = (element: string, attribute: string, otherwise: number): number => {
    const value = Number(childOf(section, element)?.attributes.get(attribute) ?? Number.NaN)
    return Number.isFinite(value) && value >= 0 ? value : otherwise
  }
  const width = number('w:pgSz', 'w:w', a4.width)
  const height = number('w:pgSz', 'w:h', a4.height)
  const sides =
    number('w:pgMar', 'w:left', a4.margin) +
    number('w:pgMar', 'w:right', a4.margin) +
    number('w:pgMar', 'w:gutter', 0)
  const columns = Math.max(1, number('w:cols', 'w:num', 1))
  const between = (columns - 1) * number('w:cols', 'w:space', 720)
  const textOf = (across: number): number =>
    Math.max(narrowest, Math.floor((across - sides - between) / columns))
  return {
    width,
    height,
    text: { portrait: textOf(width), landscape: textOf(Math.max(width, height)) },
  }
}
const narrowest = 2_000
