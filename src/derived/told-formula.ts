import { formulaInWords } from '../formulas/formula-in-words.ts'
import type { Locale } from '../ui/messages.ts'
import { compiled } from './compiled.ts'

/** A stored formula in words: `Household waste recycled ÷ Household waste × 100`. */
export function toldFormula(text: string, titles: ReadonlyMap<string, string>, locale: Locale): string {
  return formulaInWords(compiled(text).expression, locale, (code) => titles.get(code) ?? code)
}
