import type { ImportPreview } from './import-preview.ts'
import { headingName } from '../files/heading-name.ts'

/** The layouts whose columns are all among the headings of the file that nothing here knows. */
export function layoutsThatMatch({
  layouts,
  unknownColumns,
}: Pick<ImportPreview, 'layouts' | 'unknownColumns'>): ImportPreview['layouts'] {
  const names = new Set(unknownColumns.map(headingName))
  return layouts.filter(({ columns }) => {
    const theirs = Object.keys(columns)
    return theirs.length > 0 && theirs.every((column) => names.has(column))
  })
}
