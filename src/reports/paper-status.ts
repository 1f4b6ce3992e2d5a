import type { Status } from '../indicators/assess.ts'
import { statusMarks } from '../indicators/status-marks.ts'
import type { IndicatorWords } from '../indicators/words.ts'
import type { Status as PaperStatus } from '../paper/tree.ts'

/** A status as paper prints it: the same shape, letter, word and colours as on a page. */
export function paperStatus(
  status: Status,
  words: Pick<IndicatorWords, 'letters' | 'statuses'>,
  href?: string,
): PaperStatus {
  const { shape, fill, ink, ground, tag } = statusMarks[status]
  return {
    kind: 'status',
    letter: words.letters[status],
    shape,
    word: words.statuses[status],
    fill,
    ink,
    ground,
    tone: tag ?? 'plain',
    ...(href === undefined ? {} : { href }),
  }
}
