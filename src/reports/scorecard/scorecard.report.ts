import { periodText } from '../../kernel/period-words.ts'
import type { Block, Cell, TableBlock } from '../../paper/tree.ts'
import { bandCount } from '../../scorecards/card-sentence.ts'
import { countSentence } from '../count-sentence.ts'
import { figureHref } from '../figure-href.ts'
import { directionText, keyToMarks, targetCell, valueCell } from '../figures-table.ts'
import type { CardFigures } from './card-figures.ts'
import { paperOf, paragraph } from '../paper-of.ts'
import { paperStatus } from '../paper-status.ts'
import type { Layout } from '../report-layout.ts'
import type { ReportLanguage } from '../report-language.ts'

type Row = CardFigures['card']['bands'][number]['rows'][number]

/** A panel for each perspective with its count, and what stands beside the figures: the returns they came from. */
export const scorecard: Layout<CardFigures> = {
  layOut(figures, say) {
    const { card, period, returns } = figures
    const words = say.report.card
    const rows = card.bands.flatMap((band) => band.rows)
    const blocks: Block[] = [
      paragraph(
        countSentence(
          rows.map(({ judged }) => judged.status),
          say.report,
          say.indicators,
        ),
      ),
      ...(returns ? [paragraph(words.returns(returns.accepted, returns.all, returns.late))] : []),
      ...card.bands.flatMap((band): Block[] => [
        { kind: 'heading', level: 1, text: band.perspective },
        paragraph(
          bandCount(
            band.rows.map(({ judged }) => judged.status),
            say.cards,
          ),
        ),
        bandTable(figures, band, say),
      ]),
      keyToMarks(
        rows.map(({ judged }) => ({ assessment: judged, series: [judged] })),
        say,
      ),
    ]
    return paperOf(
      figures,
      {
        title: words.title(card.title, periodText(period)),
        blocks: [{ kind: 'landscape', blocks }],
        isDense: true,
        sheet: 'a3',
      },
      say,
    )
  },
  facts: () => [],
}

function bandTable(
  figures: CardFigures,
  { perspective, rows }: CardFigures['card']['bands'][number],
  say: ReportLanguage,
): TableBlock {
  const { columns } = say.report.tree
  const own = say.report.card.columns
  return {
    kind: 'table',
    caption: perspective,
    columns: [
      { label: columns.measure, width: 4 },
      { label: own.baseline, width: 1.5 },
      { label: columns.target, align: 'right', width: 1.3 },
      { label: columns.actual, align: 'right', width: 1.3 },
      { label: columns.status, width: 2 },
      { label: columns.direction, width: 1.5 },
      { label: columns.forecast, width: 1.5 },
      { label: own.owner, width: 2.5 },
    ],
    rows: rows.map((row) => cellsOf(figures, row, say)),
  }
}

function cellsOf(
  figures: CardFigures,
  { judged, baseline, forecast, owner }: Row,
  say: ReportLanguage,
): Cell[] {
  const href = figureHref(figures, judged)
  return [
    { kind: 'text', text: `${judged.indicator.code} ${judged.indicator.title}`, href },
    baseline,
    targetCell(judged, say.indicators, href),
    valueCell(judged, say.indicators, href),
    paperStatus(judged.status, say.indicators, `${href}#why`),
    directionText(judged, say.indicators),
    forecast ? say.indicators.forecasts.words[forecast.result.category] : '–',
    owner,
  ]
}
