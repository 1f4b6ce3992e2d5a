import { englishChartWords } from '../charts/words.ts'
import { inEachLocale } from '../ui/messages.ts'

/** What charts say by themselves, in every language. */
export const chartWords = inEachLocale(englishChartWords)
