import type { Locale } from '../ui/messages.ts'
import { accountWords } from './words.ts'

type Args = Readonly<Record<string, string | number>>

/** The sentence for a refusal or a finding of this room; null for a code that has none. */
export function sentenceOf(locale: Locale, code: string, args: Args = {}): string | null {
  const { refusals, findings } = accountWords(locale)
  const sentences: Readonly<Record<string, string | ((args: Args) => string)>> = { ...refusals, ...findings }
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined
  return typeof sentence === 'function' ? sentence(args) : (sentence ?? null)
}
