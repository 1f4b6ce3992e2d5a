import { indicatorAddress } from '../../performance/addresses.ts'
import { writeAsAt } from '../../kernel/london.ts'
import { periodText } from '../../kernel/period-words.ts'
import { standingClause } from '../../indicators/status-sentence.ts'
import { trendFigure } from '../../performance/trend-figure.ts'
import type { Block } from '../../paper/tree.ts'
import { countSentence } from '../count-sentence.ts'
import { figuresTable, keyToMarks } from '../figures-table.ts'
import type { DepartmentalFigures } from './departmental.ts'
import { explained, explanationsIn, factsIn, saidOf } from '../explained.ts'
import { figureHref } from '../figure-href.ts'
import { exceptionRank } from '../here-because.ts'
import { paperOf, paragraph, whenText } from '../paper-of.ts'
import type { Layout } from '../report-layout.ts'
import type { ReportLanguage } from '../report-language.ts'
import type { ReportRow } from '../report-row.ts'

const mostCharts = 6

/** A department's quarter as a report. */
export const departmental: Layout<DepartmentalFigures> = {
  layOut(figures, say) {
    const { subject, period, rows } = figures
    const words = say.report.tree
    const blocks: Block[] = [
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
      keyToMarks(rows, say),
      ...otherMeasures(figures, say),
      { kind: 'heading', level: 1, text: words.attention },
      ...explained(figures, rows, say),
      ...otherCategories(figures, say),
      ...trends(figures, say),
      { kind: 'heading', level: 1, text: words.signOff },
      ...signOffText(figures, say).map((sentence) => paragraph(sentence)),
    ]
    return paperOf(
      figures,
      { title: words.title(subject.name, periodText(period)), blocks, hasContents: true },
      say,
    )
  },
  facts: (figures, say) => [{ term: say.report.page.signOff, value: signOffText(figures, say).join(' ') }],
}

/** Who accepted the figures and when, in sentences. */
function signOffText(
  { signOff: accepted, period }: Pick<DepartmentalFigures, 'signOff' | 'period'>,
  say: ReportLanguage,
): string[] {
  const words = say.report.tree
  if (!accepted) return [words.notAccepted(periodText(period))]
  const said = words.accepted(accepted.by, whenText(accepted.at, say))
  const { certified } = accepted
  return [
    ...(certified ? [words.certified(certified.by, whenText(certified.at, say))] : []),
    said,
    ...(accepted.isReopened ? [words.reopened] : []),
  ]
}

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

/** What is said of the targets of figures that nothing has to be explained of. */
function otherCategories(figures: DepartmentalFigures, say: ReportLanguage): Block[] {
  const needed = explanationsIn(figures.rows)
  const items = figures.rows.flatMap((row) => {
    if (row.said === null || needed.includes(row)) return []
    const { code, title } = row.assessment.indicator
    const name = { text: `${code} ${title}`, href: figureHref(figures, row.assessment) }
    return [[name, `: ${saidOf(row.said, say)}`]]
  })
  if (items.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: say.report.tree.otherCategories },
    { kind: 'list', items },
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
        title: standingClause(factsIn(figures, row), say.indicators),
        source: words.source(indicator.source, words.asAt(whenText(figures.asAt, say))),
      },
      say.indicators,
      say.charts,
    )
    return figure ? [{ kind: 'figure', figure, href: figureHref(figures, row.assessment) }] : []
  })
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text: words.trends }, ...blocks]
}

const hasValue = ({ observation }: ReportRow['assessment']): boolean => observation?.value != null
