import { englishChartWords, type ChartWords } from '../charts/words.ts'
import { indicatorWords, type IndicatorWords } from '../indicators/words.ts'
import { englishPaperWords, type PaperWords } from '../paper/words.ts'
import type { Locale } from '../ui/messages.ts'
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
    charts: englishChartWords,
    paper: englishPaperWords,
  }
}
