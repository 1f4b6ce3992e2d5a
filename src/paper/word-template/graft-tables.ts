import { childOf, childrenOf, elementsNamed, newElement, propertyOf, type XmlElement } from './office-xml.ts'

/** By which name a template says how the tables of reports look. */
export const tableStyleName = 'Report Table'

/**
 * Gives the tables of a report the template's table style where it has one for them: lines and the ground of the heading
 * row are then the style's. The ground of a judgement stays, as it says something.
 */
export function graftTables(styles: XmlElement, content: readonly XmlElement[]): void {
  const style = childrenOf(styles, 'w:style').find(
    (each) =>
      each.attributes.get('w:type') === 'table' &&
      propertyOf(each, 'w:name')?.toLowerCase() === tableStyleName.toLowerCase(),
  )
  if (!style) return
  const id = style.attributes.get('w:styleId') ?? ''
  for (const table of content.flatMap((child) => elementsNamed(child, 'w:tbl'))) {
    const properties = childOf(table, 'w:tblPr')
    if (!properties) continue
    takeOff(properties, 'w:tblBorders')
    properties.children.unshift(newElement('w:tblStyle', { 'w:val': id }))
    for (const row of childrenOf(table, 'w:tr')) {
      const isHeading = elementsNamed(row, 'w:tblHeader').length > 0
      if (isHeading) for (const cell of elementsNamed(row, 'w:tcPr')) takeOff(cell, 'w:shd')
    }
  }
}

function takeOff(properties: XmlElement, name: string): void {
  properties.children = properties.children.filter((node) => typeof node === 'string' || node.name !== name)
}
