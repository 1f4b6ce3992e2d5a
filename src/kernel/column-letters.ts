/** How spreadsheets name their columns, counted from 0: `A` for 0, `Z` for 25, `AA` for 26, `XFD` for the last. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}
