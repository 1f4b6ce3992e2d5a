/** The languages a page can be shown in. `en-XA` is English in brackets and accents, to find words left outside. */
export const locales = ['en', 'en-XA'] as const
export type Locale = (typeof locales)[number]

type Sentence = string | ((...values: never[]) => string)
type Sentences = { readonly [name: string]: Sentence | Sentences }

/** The shape a dictionary must have to stand in for `English`: the same names, the same values to put in. */
export type Messages<English> = {
  readonly [Name in keyof English]: English[Name] extends string
    ? string
    : English[Name] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Messages<English[Name]>
}

const accented: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  w: 'ŵ',
  y: 'ŷ',
}

function bracket(sentence: string): string {
  const written = sentence.replace(/%\{\w+\}|[aeiouAEIOUwy]/g, (found) => accented[found] ?? found)
  return `⟦${written}⟧`
}

/** The same dictionary with every sentence accented and in brackets: what shows outside them was never a message. */
export function pseudo<English extends Sentences>(english: English): Messages<English> {
  const pairs = Object.entries(english).map(([name, sentence]) => {
    if (typeof sentence === 'string') return [name, bracket(sentence)]
    if (typeof sentence === 'function') {
      return [name, (...values: never[]) => bracket(sentence(...values))]
    }
    return [name, pseudo(sentence)]
  })
  return Object.fromEntries(pairs) as Messages<English>
}

/**
 * A room's words in every language. Each message is a whole sentence: a string, or a function that is given
 * the figures and names. `const riskWords = inEachLocale(en)`; then `riskWords(locale).title`.
 */
export function inEachLocale<English extends Sentences>(
  english: English,
): (locale: Locale) => Messages<English> {
  const words: Record<Locale, Messages<English>> = {
    en: english as unknown as Messages<English>,
    'en-XA': pseudo(english),
  }
  return (locale) => words[locale]
}
