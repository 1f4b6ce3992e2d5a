/** The codes in a box: one a line, or with commas, semicolons or spaces between them; each once, in their order. */
export function codesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((code) => code !== ''))]
}
