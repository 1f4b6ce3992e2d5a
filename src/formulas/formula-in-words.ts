import { decimalPlaces } from '../kernel/decimal.ts'
import { numberText } from '../kernel/figure-words.ts'
import type { Locale } from '../ui/messages.ts'
import type { Call, Expression, SystemCall } from './expression.ts'
import { formulaWords, type FormulaWords } from './words.ts'
import type { Reference } from './reference.ts'
import { writeFormula } from './write-formula.ts'
import { writtenOut } from './written-out.ts'

/** What stands in place of the codes: titles for the formula itself, figures for the one with the values in it. */
export interface Leaves {
  readonly reference: (reference: Reference) => string
  readonly system: (call: SystemCall) => string
}

/** `Household waste recycled ÷ Household waste × 100`: the formula with the titles of what it refers to. */
export function formulaInWords(
  expression: Expression,
  locale: Locale,
  titleOf: (indicatorCode: string) => string,
): string {
  const words = formulaWords(locale)
  return written(expression, words, {
    reference: (reference) => referenceName(reference, titleOf(reference.code), words),
    system: ({ name, args }) => words.system[name](args),
  })
}

/** `4,120 ÷ 10,000 × 100`: the same with values in it, as `shown` gives them (`4,120`, `38.2%`, `suppressed`). */
export function formulaWithValues(expression: Expression, locale: Locale, shown: Leaves): string {
  const held = (text: string): string => (text.startsWith('\u2212') ? `(${text})` : text)
  return written(expression, formulaWords(locale), {
    reference: (reference) => held(shown.reference(reference)),
    system: (call) => held(shown.system(call)),
  })
}

function written(expression: Expression, words: FormulaWords, leaves: Leaves): string {
  return writeFormula(writtenOut(expression), {
    signs: words.signs,
    number: ({ number }) => numberText(number, decimalPlaces(number)),
    reference: ({ reference }) => leaves.reference(reference),
    system: leaves.system,
    call: (call, args) => callInWords(call, args, words),
    isCallWhole: false,
  })
}

function callInWords({ name, args }: Call, texts: readonly string[], words: FormulaWords): string {
  const [first = '', second = '', third = ''] = texts
  if (name === 'if') return words.calls.if(first, second, third)
  if (name === 'round') {
    const [, places] = args
    return words.calls.round(first, places?.is === 'number' ? Number(places.number) : 0)
  }
  return name in words.lists ? words.lists[name as keyof FormulaWords['lists']](listed(texts, words)) : first
}

function listed(texts: readonly string[], words: FormulaWords): string {
  const last = texts.at(-1) ?? ''
  return texts.length < 2 ? last : words.and(texts.slice(0, -1).join(', '), last)
}

/** A title that itself looks like arithmetic is put in quotation marks. */
function referenceName({ part, shift }: Reference, title: string, words: FormulaWords): string {
  const name = /[÷×+=<>()]|\s[-/*–−]\s/.test(title) ? `\u2018${title}\u2019` : title
  return words.shifts[shift](words.parts[part](name))
}
