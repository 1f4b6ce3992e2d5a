import { lineChart } from '../charts/line-chart.ts'
import type { Block, PaperTree, Status } from '../paper/tree.ts'
import type { Place } from '../places/place.ts'
import type { TemplateWords } from './words.ts'

type Words = TemplateWords['exampleText']

/** Of no importance to anybody; with it the same template gives the same example. */
const created = '2008-11-14T17:05:00Z'

/** A report of invented figures with every kind of thing that reports hold: what a template is tried with and shown by. */
export function exampleReport(place: Pick<Place, 'name' | 'brand'>, words: Words): PaperTree {
  return {
    title: words.title,
    place: place.name,
    period: words.period,
    asAt: words.asAt,
    language: 'en-GB',
    meta: { author: place.name, created },
    brandColour: place.brand.header,
    hasContents: true,
    blocks: [
      { kind: 'heading', level: 1, text: words.summary },
      { kind: 'paragraph', runs: [words.invented, ' ', { text: words.strong, isStrong: true }] },
      {
        kind: 'summaryList',
        rows: [{ term: words.spending, value: [{ text: '£61,234', href: address }] }],
      },
      { kind: 'list', items: [[words.point], [words.secondPoint]] },
      { kind: 'list', isNumbered: true, items: [[words.step], [words.secondStep]] },
      { kind: 'heading', level: 2, text: words.measures, href: address },
      tableOf(words),
      {
        kind: 'keyToMarks',
        title: words.key,
        marks: [
          { mark: onTarget(words), meaning: words.onTargetMeans },
          { mark: '[p]', meaning: words.provisional },
        ],
      },
      { kind: 'heading', level: 3, text: words.chart },
      { kind: 'figure', figure: chartOf(words), href: address },
      { kind: 'pageBreak' },
      { kind: 'heading', level: 1, text: words.closing },
      { kind: 'paragraph', runs: [words.invented] },
      {
        kind: 'landscape',
        blocks: [{ kind: 'heading', level: 1, text: words.wide }, tableOf(words)],
      },
    ],
  }
}

const address = 'https://www.example.gov.uk/'

const onTarget = (words: Words): Status => ({
  kind: 'status',
  letter: 'G',
  shape: 'circle',
  word: words.onTarget,
  fill: '#4b9b7d',
  ink: '#083d29',
  ground: '#cfe4dc',
})

function tableOf(words: Words): Block {
  return {
    kind: 'table',
    caption: words.caption,
    columns: [
      { label: words.measure, width: 3 },
      { label: words.actual, align: 'right' },
      { label: words.due, width: 1.5 },
      { label: words.status, width: 1.5 },
    ],
    rows: [1, 2, 3].map((number) => [
      words.measureNumber(number),
      { kind: 'number', text: `${30 + number}.5`, value: 30.5 + number, href: address },
      { kind: 'date', text: words.day, value: '2009-03-31' },
      onTarget(words),
    ]),
  }
}

function chartOf(words: Words) {
  return lineChart({
    id: 'example',
    title: words.chartTitle,
    subtitle: words.chartMeasure,
    summary: words.chartSays,
    source: words.invented,
    periods: ['Q1', 'Q2', 'Q3', 'Q4'],
    form: { decimals: 1, suffix: '%' },
    actual: { label: words.actual, points: [30.1, 31.4, 31.2, 33.5].map((value) => ({ value })) },
    target: { label: words.target, values: [30, 31, 32, 33] },
  })
}
