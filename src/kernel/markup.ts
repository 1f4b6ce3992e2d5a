/**
 * Text that is safe to put into HTML or SVG as it stands. Only the tagged template `markup` makes it, and it
 * escapes every plain value it is given, so a commentary with `<script>` in it is shown and never run.
 */
export class Markup {
  readonly #text: string
  private constructor(text: string) {
    this.#text = text
  }
  /** For this file alone. */
  static fromEscaped(text: string): Markup {
    return new Markup(text)
  }
  toString(): string {
    return this.#text
  }
}

/**
 * Markup that was made here before and was kept as text: only for what has just been found to have the hash under which
 * it was kept.
 */
export function keptMarkup(text: string): Markup {
  return Markup.fromEscaped(text)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// Characters that XML 1.0 cannot carry at all, in any spelling: controls, two non-characters, halves of pairs.
const unwritable =
  /(?![\t\n\r])\p{Cc}(?<![\u007f-\u009f])|[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu

/** The text without the characters that no XML document may hold (Word files, SVG). */
export function writable(text: string): string {
  return text.replace(unwritable, '')
}

export function escapeText(text: string): string {
  return writable(text).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

type Piece = Markup | string | number | null | undefined | false | readonly Piece[]

function write(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (piece instanceof Markup) return piece.toString()
  if (typeof piece === 'object') return piece.map(write).join('')
  return escapeText(String(piece))
}

/** `markup\`<b>${text}</b>\`` – literal parts stand as written, values are escaped unless they are Markup. */
export function markup(literal: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return Markup.fromEscaped(
    literal.map((part, i) => part + (i < values.length ? write(values[i]) : '')).join(''),
  )
}
