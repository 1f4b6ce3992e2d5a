import type { ChartWords } from '../charts/words.ts'
import { chartWords } from '../figures/chart-words.ts'
import { indicatorWords, type IndicatorWords } from '../indicators/words.ts'
import { englishPaperWords, type PaperWords } from '../paper/words.ts'
import { inEachLocale, type Locale } from '../ui/messages.ts'
import { reportWords, type ReportWords } from './words.ts'

/** Every dictionary that a report is written from. */
export interface ReportLanguage {
  readonly report: ReportWords
  readonly indicators: IndicatorWords
  readonly charts: ChartWords
  readonly paper: PaperWords
}

export function reportLanguage(locale: Locale): ReportLanguage {
  return {
    report: reportWords(locale),
    indicators: indicatorWords(locale),
    charts: chartWords(locale),
    paper: { ...paperWords(locale), page },
  }
}

// The parts around the page numbers stand on paper alone.
const { page, ...onPages } = englishPaperWords
const paperWords = inEachLocale(onPages)
