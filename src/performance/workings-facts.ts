import { absenceText, inputName } from '../derived/absence-text.ts'
import { compiled } from '../derived/compiled.ts'
import { toldFormula } from '../derived/told-formula.ts'
import type { ComputedInput } from '../figures/indicator.ts'
import { formulaText } from '../formulas/formula-text.ts'
import { formulaWithValues } from '../formulas/formula-in-words.ts'
import { referenceText } from '../formulas/reference.ts'
import { valueText } from '../figures/value-text.ts'
import { markup, type Markup } from '../kernel/markup.ts'
import type { Locale } from '../ui/messages.ts'
import { figureAddress, linkTo, type Links } from './addresses.ts'
import type { Fact } from './indicator-facts.ts'
import type { Workings } from './indicator-view.ts'
import { indicatorPageWords } from './page-words.ts'
import { decimalPlaces, type Decimal } from '../kernel/decimal.ts'
import { numberText } from '../kernel/figure-words.ts'

/**
 * How a derived figure came about: its formula in words and with the figures in it, and each figure it refers to as a
 * link. A figure that the reader may not open is named by its code alone.
 */
export function workingsFacts(
  { computed, referred }: Workings,
  areaCode: string,
  links: Links,
  locale: Locale,
): Fact[] {
  const page = indicatorPageWords(locale).figure
  const titles = new Map([...referred].map(([code, { title }]) => [code, title]))
  const { expression } = compiled(computed.formula)
  const shownOf = (input: ComputedInput | undefined): string => {
    const of = input && referred.get(input.reference.code)
    if (!input || !of) return input?.reference.code ?? ''
    if (input.value === null) return input.text
    return input.reference.part === 'value' ? valueText(input.value, of) : plain(input.value)
  }
  const { counts } = computed
  const withValues = formulaWithValues(expression, locale, {
    reference: (reference) => shownOf(computed.inputs.find(({ text }) => text === referenceText(reference))),
    system: (call) =>
      counts ? page.shareOf(plain(counts.numerator), plain(counts.denominator)) : formulaText(call),
  })
  const linkOf = (input: ComputedInput): Markup => {
    const { code } = input.reference
    const at = input.periods.at(-1)
    if (!referred.has(code) || !at) return markup`<li>${page.notShown(code)}</li>`
    const href = linkTo(links, figureAddress(code, areaCode, at))
    const shown = input.value === null ? '' : `: ${shownOf(input)}`
    return markup`<li><a class="govuk-link" href="${href}">${titles.get(code)}</a> (${inputName(input, locale)})${shown}</li>`
  }
  return [
    { key: page.formula, value: toldFormula(computed.formula, titles, locale) },
    {
      key: page.formulaWithValues,
      value: computed.absence ? absenceText(computed, locale) : withValues,
    },
    ...(computed.inputs.length === 0
      ? []
      : [
          {
            key: page.workedOutFrom,
            value: markup`<ul class="govuk-list">${computed.inputs.map(linkOf)}</ul>`,
          },
        ]),
    ...(counts && counts.apart > 0 ? [{ key: page.apart, value: String(counts.apart) }] : []),
  ]
}

const plain = (value: Decimal): string => numberText(value, decimalPlaces(value))
