import { Paragraph, TextRun, type FileChild } from 'docx'
import { ChartRun } from 'docx/charts'
import type { Figure, FigurePlot } from '../../charts/figure.ts'
import { linkedRuns } from './docx-runs.ts'
import { styleIds, wordColour } from './docx-styles.ts'
import type { PaperWords } from '../words.ts'

interface FigureWriting {
  readonly number: number
  readonly href: string | undefined
  readonly words: PaperWords
  /** Of the text, in twentieths of a point. */
  readonly width: number
}

// In pixels, of which each is 15 twentieths of a point.
const widest = 660
const pixel = 15

/** A figure with a chart that the reader can edit: finding, measure, chart, sentence, source. */
export function wordFigure(figure: Figure, { number, href, words, width }: FigureWriting): FileChild[] {
  const { title, subtitle, summary, source, plot } = figure
  const note = plot?.axisNote ? `${plot.axisNote}. ` : ''
  return [
    new Paragraph({ style: styleIds.figureTitle, children: linkedRuns([{ text: title }], href, 'text') }),
    new Paragraph({ style: styleIds.source, keepNext: true, children: [new TextRun(subtitle)] }),
    ...(plot
      ? [new Paragraph({ keepNext: true }).addRunToFront(wordChart(figure, plot, { number, width }))]
      : []),
    new Paragraph({ keepNext: true, text: summary }),
    new Paragraph({ style: styleIds.source, text: `${note}${words.source}: ${source}` }),
  ]
}

function wordChart(
  { title, desc }: Figure,
  plot: FigurePlot,
  { number, width }: Pick<FigureWriting, 'number' | 'width'>,
): ChartRun {
  const across = Math.min(widest, Math.floor(width / pixel))
  const format = plot.decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(Math.min(10, plot.decimals))}`
  const ticks = plot.decimals === 0 ? '#,##0' : `#,##0.${'#'.repeat(Math.min(10, plot.decimals))}`
  // Between the line and a target just above it the figure would be struck through.
  const isUnderOthers = (own: Values): boolean =>
    plot.series.some(({ values }) => (values.at(-1) ?? -Infinity) > (own.at(-1) ?? Infinity))
  return new ChartRun({
    type: 'line',
    categories: plot.categories,
    series: plot.series.map(({ label, colour, dash, width, hasPoints, values }) => ({
      name: label,
      values,
      color: wordColour(colour),
      line: { color: wordColour(colour), width, dash },
      markers: hasPoints ? { shape: 'circle', size: 6 } : false,
      ...(hasPoints && { pointLabels: lastOnly(values, format, isUnderOthers(values)) }),
    })),
    legend: { position: 'bottom', font: { size: 10 } },
    font: { name: 'Arial', color: '0B0C0C' },
    chartArea: { fill: 'FFFFFF', border: 'none' },
    categoryAxis: { font: { size: 10 } },
    valueAxis: {
      font: { size: 10 },
      numberFormat: ticks,
      ...(plot.axisStart !== null && { minimum: plot.axisStart }),
    },
    transformation: { width: across, height: Math.round((across * 300) / widest) },
    // Numbered by place: the library counts drawings across documents, and the same report would differ.
    altText: { id: String(number), name: `Chart ${number}`, title, description: desc },
  })
}

type Values = readonly (number | null)[]

function lastOnly(values: Values, numberFormat: string, isBelow: boolean) {
  const last = values.findLastIndex((value) => value !== null)
  return values.map((_, i) =>
    i === last
      ? ({
          value: true,
          position: isBelow ? 'below' : 'above',
          numberFormat,
          font: { size: 10, bold: true },
        } as const)
      : undefined,
  )
}
