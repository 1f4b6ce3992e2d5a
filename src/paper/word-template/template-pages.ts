import { mainPart, xmlOf, type OfficeParts } from './office-package.ts'
import type { XmlElement } from './office-xml.ts'
import { reportPlace, sheetOf, type ReportPlace } from './report-place.ts'

/** A template that is ready to take one report: what is read here is changed when the report is put in. */
export interface OpenTemplate {
  readonly parts: OfficeParts
  /** Path of the document among its parts. */
  readonly main: string
  readonly document: XmlElement
  readonly place: ReportPlace
  readonly pages: TemplatePages
}

/** What a report must know of the pages that it comes to stand on. */
export interface TemplatePages {
  /** Of the text, in twentieths of a point. */
  readonly width: { readonly portrait: number; readonly landscape: number }
  /** Names that the template says itself, so that the report need not. */
  readonly says: ReadonlySet<string>
}

/** Reads a template. Throws where it has no place for a report: such a template is never taken into use. */
export function openTemplate(parts: OfficeParts): OpenTemplate {
  const main = mainPart(parts)
  if (main === undefined) throw new Error('no document')
  const document = xmlOf(parts, main)
  const place = reportPlace(document)
  return { parts, main, document, place, pages: { width: sheetOf(place.section).text, says: place.says } }
}
