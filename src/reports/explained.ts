import { statusSentence, type SentenceFacts } from '../indicators/status-sentence.ts'
import { londonDate } from '../kernel/london.ts'
import { dayOf } from '../kernel/period-words.ts'
import type { Block } from '../paper/tree.ts'
import type { PlacedTarget } from '../targets/category.ts'
import { figureHref } from './figure-href.ts'
import { exceptionRank, hereBecause } from './here-because.ts'
import { paragraph } from './paper-of.ts'
import type { ReportHead } from './report-head.ts'
import type { ReportLanguage } from './report-language.ts'
import type { ReportRow } from './report-row.ts'

/** What is off or close to its target or far beyond it, worst first, each with cause, action, forecast and why it is here. */
export function explained(head: ReportHead, rows: readonly ReportRow[], say: ReportLanguage): Block[] {
  const found = explanationsIn(rows)
  if (found.length === 0) return [paragraph(say.report.tree.nothingToExplain)]
  return found.flatMap((row) => explainedOne(head, row, say))
}

/** The rows that need explaining, worst first. */
export function explanationsIn(rows: readonly ReportRow[]): ReportRow[] {
  return rows
    .map((row) => ({ row, rank: exceptionRank(row.assessment) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ row }) => row)
}

export function explainedOne(head: ReportHead, row: ReportRow, say: ReportLanguage): Block[] {
  const { assessment, commentary, exceedBy, series, said } = row
  const { indicator, exceeded } = assessment
  const words = say.report.tree
  const part = (name: 'cause' | 'action' | 'forecast'): Block[] => {
    const text = commentary?.[name].trim() ?? ''
    // What did well is explained; what did badly is also put right.
    if (text === '' && exceeded && name !== 'cause') return []
    const missing = name === 'cause' ? words.notGiven.cause(indicator.ownerPost) : words.notGiven[name]
    return [paragraph({ text: words[name], isStrong: true }, ` ${text === '' ? missing : text}`)]
  }
  return [
    {
      kind: 'heading',
      level: 2,
      text: `${indicator.code} ${indicator.title}`,
      href: figureHref(head, assessment),
    },
    paragraph(statusSentence(factsIn(head, row), say.indicators)),
    ...part('cause'),
    ...part('action'),
    ...part('forecast'),
    ...(said ? [paragraph({ text: words.category, isStrong: true }, ` ${saidOf(said, say)}`)] : []),
    paragraph(hereBecause(series, exceedBy, say.report) ?? ''),
  ]
}

/** What an officer says of the target of the year, since when, and what was reckoned then. */
export function saidOf(said: PlacedTarget, { targets: { category } }: ReportLanguage): string {
  const { by, reason, forecast } = said
  const says = category.says(by, category.words[said.category], reason.replace(/[\s.]+$/, ''))
  return `${says} (${dayOf(londonDate(said.at))}). ${forecast === null ? category.notComputed : category.computed(category.words[forecast])}`
}

/** The word alone. */
export function saidShort({ by, category }: PlacedTarget, { targets }: ReportLanguage): string {
  return `${targets.category.saysShort(by, targets.category.words[category])}.`
}

/** What the sentence on a figure is made from. */
export function factsIn(
  { today }: Pick<ReportHead, 'today'>,
  { assessment, breaks, forecast, dueOn }: ReportRow,
): SentenceFacts {
  return { assessment, breaks, dueOn, today, forecast }
}
