import type { XmlElement } from '../../charts/testing/read-xml.ts'
import { xmlPart } from './read-docx.ts'
import type { WorkbookRead } from './read-xlsx.ts'

// ECMA-376 part 1, CT_Worksheet (§18.3.1.99) and CT_Workbook (§18.2.27): Excel offers to repair a file that breaks the order.
const ofWorksheet =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'
const ofWorkbook =
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst'

/** The elements of an Excel file that stand where its schema does not let them, `sheet1: autoFilter after mergeCells`. */
export function outOfOrder(book: WorkbookRead): string[] {
  return [
    ...misplaced('workbook', xmlPart(book.parts, 'xl/workbook.xml'), ofWorkbook.split(' ')),
    ...book.sheets.flatMap(({ name, xml }) => misplaced(name, xml, ofWorksheet.split(' '))),
  ]
}

function misplaced(where: string, { children }: XmlElement, order: readonly string[]): string[] {
  const names = children.flatMap((child) => (typeof child === 'string' ? [] : [child.name]))
  const found: string[] = []
  for (const [i, name] of names.entries()) {
    const before = names[i - 1]
    if (!order.includes(name)) found.push(`${where}: ${name} unknown`)
    else if (before !== undefined && order.indexOf(name) <= order.indexOf(before))
      found.push(`${where}: ${name} after ${before}`)
  }
  return found
}
