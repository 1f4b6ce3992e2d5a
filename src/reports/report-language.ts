import type { ChartWords } from '../charts/words.ts'
import { deadlineWords, type DeadlineWords } from '../deadlines/words.ts'
import { chartWords } from '../figures/chart-words.ts'
import { indicatorWords, type IndicatorWords } from '../indicators/words.ts'
import { englishPaperWords, type PaperWords } from '../paper/words.ts'
import { inEachLocale, type Locale } from '../ui/messages.ts'
import { returnWords, type ReturnWords } from '../returns/words.ts'
import { scorecardWords, type ScorecardWords } from '../scorecards/words.ts'
import { targetWords, type TargetWords } from '../targets/words.ts'
import { reportWords, type ReportWords } from './words.ts'

/** Every dictionary that a report is written from. */
export interface ReportLanguage {
  readonly report: ReportWords
  readonly indicators: IndicatorWords
  readonly charts: ChartWords
  readonly paper: PaperWords
  readonly deadlines: DeadlineWords
  readonly returns: ReturnWords
  readonly cards: ScorecardWords
  readonly targets: TargetWords
}

export function reportLanguage(locale: Locale): ReportLanguage {
  return {
    report: reportWords(locale),
    indicators: indicatorWords(locale),
    charts: chartWords(locale),
    paper: { ...paperWords(locale), page },
    deadlines: deadlineWords(locale),
    returns: returnWords(locale),
    cards: scorecardWords(locale),
    targets: targetWords(locale),
  }
}

// The parts around the page numbers stand on paper alone.
const { page, ...onPages } = englishPaperWords
const paperWords = inEachLocale(onPages)
