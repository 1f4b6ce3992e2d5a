// A word that is wider than any column breaks anywhere after so many characters.
const longWord = /[^\s\u200b]{31,}/gu
const pieces = /(?:\P{M}\p{M}*){1,10}/gu

const lineEnds = /[\t\r\n\u0085\u2028\u2029]+/g
const unsettable = /[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu
// A letter with the marks and joiners that belong to it: a font has all of it or none. Every font has plain ASCII.
const cluster = /[ -~][\p{M}\u200c\u200d]+|[^ -~\p{M}][\p{M}\u200c\u200d]*|\p{M}+/gu
// They steer the setting of text, and a font need not have a glyph for them.
const steering = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f]/gu

/** Whether one font has a glyph for every code point of the text. */
export type Covers = (text: string) => boolean

/**
 * The text as it can be set in type: a character that no font has is printed as its number, such as `[U+1F44D]`, so that a
 * reader sees that something stood there. Line ends are spaces, as on a page.
 */
export function printable(text: string, covers: Covers): string {
  return text
    .replace(lineEnds, ' ')
    .replace(unsettable, '')
    .replace(cluster, (whole) => (isSettable(whole, covers) ? whole : spelledOut(whole, covers)))
}

/** The same, with places to break in words that no line would hold. */
export function printableLines(text: string, covers: Covers): string {
  return printable(text, covers).replace(longWord, (word) => (word.match(pieces) ?? [word]).join('\u200b'))
}

// A mark without its letter would sit on whatever stands before it; private characters are different in every font.
const isSettable = (whole: string, covers: Covers): boolean =>
  !/^\p{M}|\p{Co}/u.test(whole) && covers(whole.replace(steering, ''))

function spelledOut(whole: string, covers: Covers): string {
  return Array.from(whole.replace(steering, ''))
    .map((character) => (isSettable(character, covers) ? character : numberOf(character)))
    .join('')
}

function numberOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}
