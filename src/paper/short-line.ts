/** The text on one line: at most so many characters, with an ellipsis where some were left out. */
export function shortLine(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}
