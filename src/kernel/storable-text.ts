/**
 * The text as the database can keep it: PostgreSQL holds no NUL, and half of a surrogate pair would come back as another
 * character, so that what was recorded and what stands in the store would differ.
 */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}
