import { londonDate, londonTime, writeAsAt } from '../kernel/london.ts'
import { dayOf, periodText } from '../kernel/period-words.ts'
import { indicatorAddress } from '../performance/addresses.ts'
import { standingClause, statusSentence } from '../indicators/status-sentence.ts'
import { trendFigure } from '../performance/trend-figure.ts'
import type { Block, PaperTree, Run } from '../paper/tree.ts'
import { countSentence } from './count-sentence.ts'
import { figuresTable, keyToMarks } from './departmental-table.ts'
import type { DepartmentalFigures, DepartmentalRow } from './departmental.ts'
import { figureHref } from './figure-href.ts'
import { exceptionRank, hereBecause } from './here-because.ts'
import type { ReportLanguage } from './report-language.ts'

const mostCharts = 6

/** A department's quarter as a report: the same figures and the same moment give the same tree. */
export function departmentalReport(figures: DepartmentalFigures, say: ReportLanguage): PaperTree {
  const { place, department, period, asAt, rows } = figures
  const words = say.report.tree
  return {
    title: words.title(department.name, periodText(period)),
    place: place.name,
    asAt: words.asAt(whenText(asAt, say)),
    language: 'en-GB',
    meta: { author: words.author(place.name), created: asAt.toISOString() },
    brandColour: place.brandColour,
    hasContents: true,
    words: say.paper,
    blocks: [
      { kind: 'heading', level: 1, text: words.summary },
      paragraph(
        countSentence(
          rows.map(({ assessment }) => assessment.status),
          say.report,
          say.indicators,
        ),
      ),
      ...keyIssues(figures, say),
      { kind: 'heading', level: 1, text: words.figures },
      figuresTable(figures, say),
      keyToMarks(figures, say),
      ...otherMeasures(figures, say),
      { kind: 'heading', level: 1, text: words.attention },
      ...exceptions(figures, say),
      ...trends(figures, say),
      { kind: 'heading', level: 1, text: words.signOff },
      ...signOffText(figures, say).map((sentence) => paragraph(sentence)),
    ],
  }
}

/** Who accepted the figures and when, in sentences. */
export function signOffText(
  { signOff: accepted, period }: Pick<DepartmentalFigures, 'signOff' | 'period'>,
  say: ReportLanguage,
): string[] {
  const words = say.report.tree
  if (!accepted) return [words.notAccepted(periodText(period))]
  const said = words.accepted(accepted.by, whenText(accepted.at, say))
  return accepted.isReopened ? [said, words.reopened] : [said]
}

/** `28 October 2008, 3pm`; the end of a day is that day. */
export function whenText(instant: Date, { report }: Pick<ReportLanguage, 'report'>): string {
  const day = dayOf(londonDate(instant))
  return writeAsAt(instant).includes('T') ? report.tree.when(day, londonTime(instant)) : day
}

const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', runs })

/** Only what was accepted: what a return says before that is its department's own. */
function keyIssues({ signOff: accepted }: DepartmentalFigures, say: ReportLanguage): Block[] {
  if (!accepted) return []
  const words = say.report.tree
  const parts = accepted.keyIssues.split(/\s*\n\s*\n\s*/).filter((part) => part.trim() !== '')
  return [
    { kind: 'heading', level: 1, text: words.keyIssues },
    ...(parts.length === 0 ? [words.noKeyIssues] : parts).map((part) => paragraph(part)),
  ]
}

function otherMeasures({ others, base, asAt }: DepartmentalFigures, say: ReportLanguage): Block[] {
  if (others.length === 0) return []
  const named = others.map(({ code, title }) => `${code} ${title}`)
  const query = `?as-at=${encodeURIComponent(writeAsAt(asAt))}`
  return [
    paragraph(say.report.tree.others),
    {
      kind: 'list',
      items: others.map(({ code }, i) => [
        { text: named[i] ?? code, href: `${base}${indicatorAddress(code)}${query}` },
      ]),
    },
  ]
}

function exceptions(figures: DepartmentalFigures, say: ReportLanguage): Block[] {
  const found = figures.rows
    .map((row) => ({ row, rank: exceptionRank(row.assessment) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  if (found.length === 0) return [paragraph(say.report.tree.nothingToExplain)]
  return found.flatMap(({ row }) => exception(figures, row, say))
}

function exception(figures: DepartmentalFigures, row: DepartmentalRow, say: ReportLanguage): Block[] {
  const { assessment, commentary, exceedBy, series } = row
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
      href: figureHref(figures, assessment),
    },
    paragraph(statusSentence(factsOf(figures, row), say.indicators)),
    ...part('cause'),
    ...part('action'),
    ...part('forecast'),
    paragraph(hereBecause(series, exceedBy, say.report) ?? ''),
  ]
}

function trends(figures: DepartmentalFigures, say: ReportLanguage): Block[] {
  const words = say.report.tree
  const charted = figures.rows
    .filter(({ assessment, series }) => assessment.indicator.isKey && series.some(hasValue))
    .map((row, i) => ({ row, i, rank: exceptionRank(row.assessment) ?? 3 }))
    .toSorted((a, b) => a.rank - b.rank || a.i - b.i)
    .slice(0, mostCharts)
  const blocks = charted.flatMap(({ row, i }): Block[] => {
    const { indicator } = row.assessment
    const figure = trendFigure(
      {
        ...row,
        id: `trend-${i + 1}`,
        title: standingClause(factsOf(figures, row), say.indicators),
        source: words.source(indicator.source, words.asAt(whenText(figures.asAt, say))),
      },
      say.indicators,
      say.charts,
    )
    return figure ? [{ kind: 'figure', figure, href: figureHref(figures, row.assessment) }] : []
  })
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text: words.trends }, ...blocks]
}

const hasValue = ({ observation }: DepartmentalRow['assessment']): boolean => observation?.value != null

const factsOf = (
  { today }: DepartmentalFigures,
  { assessment, breaks, forecast, dueOn }: DepartmentalRow,
) => ({
  assessment,
  breaks,
  dueOn,
  today,
  forecast,
})
