import type { Figure } from '../figures/indicator.ts'
import { absolute, compareDecimals, decimalPlaces, times, type Decimal } from '../kernel/decimal.ts'
import type { LineFinding } from '../kernel/finding.ts'
import type { Scale } from './definitions-in-file.ts'
import type { FileFigure } from './file-figure.ts'
import type { ImportChoices } from './import-choices.ts'

/** How a percentage is to be read, which its row alone does not say. */
export interface ShareReading {
  readonly share: ImportChoices['share']
  /** How the figures of the indicator are written in the whole file. */
  readonly scale: () => Scale
  /** Where nobody can be asked, a figure of an indicator that is written both ways is told in a sentence of its own. */
  readonly namesMixed: boolean
}

type Numbers = Pick<FileFigure, 'value' | 'numerator' | 'denominator' | 'lower' | 'upper'>
type Say = (
  field: 'value' | 'numerator',
  code: 'percentage-as-share' | 'percentages-mixed' | 'numerator-above-denominator',
  args: LineFinding['args'],
  severity: LineFinding['severity'],
) => void

const one = '1' as Decimal
const hundred = '100' as Decimal

/**
 * 0.38 of a percentage may be 38% written as a share; numerator and denominator can settle it, or whoever sends it. Where
 * shares were chosen, all figures of an indicator that has no figure of ten or more are shares: 1.02 is then 102%.
 */
export function asPercentage<Read extends Numbers>(
  figure: Read,
  { share, scale, namesMixed }: ShareReading,
  say: Say,
): Read {
  const { value, numerator, denominator, lower, upper } = figure
  if (value === null || share === 'percent' || Number(value) === 0) return figure
  const isUnderOne = compareDecimals(absolute(value), one) < 0
  const mayBeShare = isUnderOne || (share === 'share' && scale() === 'shares')
  if (!mayBeShare || isPercentageOf(value, numerator, denominator)) return figure
  if (share === null) {
    const isMixed = namesMixed && scale() === 'mixed'
    const args = { meant: times(value, hundred) }
    say('value', isMixed ? 'percentages-mixed' : 'percentage-as-share', args, 'query')
    return figure
  }
  const hundredfold = (number: Decimal | null): Decimal | null => number && times(number, hundred)
  return { ...figure, value: times(value, hundred), lower: hundredfold(lower), upper: hundredfold(upper) }
}

/** More than all of it is told and kept: a take-up can be over 100%. */
export function checkShare(
  { numerator, denominator }: Pick<Figure, 'numerator' | 'denominator'>,
  say: Say,
): void {
  if (numerator === null || denominator === null || compareDecimals(numerator, denominator) <= 0) return
  say('numerator', 'numerator-above-denominator', {}, 'note')
}

/** Within a tenth of what numerator and denominator make of it as a percentage, or as near as its own rounding lets it be. */
function isPercentageOf(value: Decimal, numerator: Decimal | null, denominator: Decimal | null): boolean {
  if (numerator === null || denominator === null || Number(denominator) === 0) return false
  const percentage = (Number(numerator) / Number(denominator)) * 100
  const rounding = 0.5 / 10 ** decimalPlaces(value)
  return Math.abs(Number(value) - percentage) <= Math.max(0.1 * Math.abs(percentage), rounding)
}
