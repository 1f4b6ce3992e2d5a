import { londonDate, londonTime, writeAsAt } from '../kernel/london.ts'
import { dayOf, periodText } from '../kernel/period-words.ts'
import type { Block, PaperTree, Run } from '../paper/tree.ts'
import type { ReportHead } from './report-head.ts'
import type { ReportLanguage } from './report-language.ts'

type Content = Pick<PaperTree, 'title' | 'blocks' | 'hasContents' | 'isDense' | 'sheet'>

/** What is the same in every report: whose it is, as at when, in which words and colour. */
export function paperOf(
  { place, period, asAt }: ReportHead,
  { title, blocks, hasContents = false, ...print }: Content,
  say: ReportLanguage,
): PaperTree {
  const words = say.report.tree
  return {
    title,
    place: place.name,
    period: periodText(period),
    asAt: words.asAt(whenText(asAt, say)),
    language: 'en-GB',
    meta: { author: words.author(place.name), created: asAt.toISOString() },
    brandColour: place.brandColour,
    hasContents,
    ...print,
    words: say.paper,
    blocks,
  }
}

/** `28 October 2008, 3pm`; the end of a day is that day. */
export function whenText(instant: Date, { report }: Pick<ReportLanguage, 'report'>): string {
  const day = dayOf(londonDate(instant))
  return writeAsAt(instant).includes('T') ? report.tree.when(day, londonTime(instant)) : day
}

export const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', runs })
