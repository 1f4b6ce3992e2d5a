import { markup, type Markup } from '../kernel/markup.ts'
import type { Forecast, ForecastCategory } from '../stats/forecast.ts'
import type { IndicatorWords } from './words.ts'

const pips: Readonly<Record<ForecastCategory, string>> = {
  likely: '●●●',
  difficult: '●●○',
  unlikely: '●○○',
  'not enough history': '○○○',
}

/** Three pips and a word; with the odds where `isFull`. */
export function forecastMark(
  { category, probability }: Pick<Forecast, 'category' | 'probability'>,
  words: Pick<IndicatorWords, 'forecasts' | 'key'>,
  isFull = false,
): Markup {
  const word = words.forecasts.words[category]
  const said =
    isFull && probability !== null ? words.forecasts.withOdds(word, oddsText(probability, words)) : word
  return markup`<span class="app-pips"><span aria-hidden="true">${pips[category]}</span> ${said}</span>`
}

/** `about 7 in 10`: rounded to tenths, never "0" or "10 in 10". */
export function oddsText(probability: number, words: Pick<IndicatorWords, 'forecasts'>): string {
  const tenths = Math.round(probability * 10)
  if (tenths < 1) return words.forecasts.least
  return tenths > 9 ? words.forecasts.most : words.forecasts.about(tenths)
}
