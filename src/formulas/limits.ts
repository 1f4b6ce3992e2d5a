/**
 * How much a formula may hold (published as part of the grammar). Counted while it is read, so that a hostile text is
 * refused before it costs anything.
 */
export const formulaLimits = {
  characters: 2000,
  /** Brackets, functions and signs within one another. */
  depth: 50,
  /** Numbers, references, operators and functions together. */
  parts: 500,
  /** Different figures that it asks for. */
  references: 100,
  /** Digits of a number written in it. */
  digits: 20,
  /** Characters of a text in quotation marks. */
  text: 200,
} as const
