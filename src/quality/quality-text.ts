import type { Locale } from '../ui/messages.ts'
import { isStale, type QualityCheck } from './quality.ts'
import { qualityWords } from './quality-words.ts'

/** In one line beside a figure: "Checked 2 October 2008, grade 3 of 4". */
export function qualityText(
  check: Pick<QualityCheck, 'checkedOn' | 'grade'> | null,
  today: string,
  locale: Locale,
): string {
  const words = qualityWords(locale)
  if (check === null) return words.never
  const { checkedOn, grade } = check
  return isStale(checkedOn, today) ? words.stale(checkedOn, grade) : words.checkedShort(checkedOn, grade)
}
