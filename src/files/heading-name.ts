/** A heading as it is compared: without capitals, with underlines for spaces and hyphens. */
export function headingName(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}
