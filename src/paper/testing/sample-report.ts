import type { LineData } from '../../charts/line-data.ts'
import { lineChart } from '../../charts/line-chart.ts'
import type { Block, Cell, PaperTree, Status } from '../tree.ts'

export const onTarget: Status = {
  kind: 'status',
  letter: 'G',
  shape: 'circle',
  word: 'On target',
  fill: '#4b9b7d',
  ink: '#083d29',
  ground: '#cfe4dc',
  tone: 'green',
}
export const closeToTarget: Status = {
  kind: 'status',
  letter: 'A',
  shape: 'triangle',
  word: 'Close to target',
  fill: '#ffdd00',
  ink: '#7a3c1c',
  ground: '#ffee80',
  tone: 'yellow',
}
export const offTarget: Status = {
  kind: 'status',
  letter: 'R',
  shape: 'square',
  word: 'Off target',
  fill: '#982828',
  ink: '#651b1b',
  ground: '#f4d7d7',
  tone: 'red',
}
export const notRated: Status = {
  kind: 'status',
  letter: '?',
  shape: 'hollow',
  word: 'Missing, was due 31 October',
  fill: '#ffffff',
  ink: '#0b0c0c',
  ground: '#ffffff',
}
const statuses = [onTarget, closeToTarget, onTarget, offTarget, onTarget, notRated]

const periods = ['2006/07', '2007/08'].flatMap((year) => [1, 2, 3, 4].map((quarter) => `Q${quarter} ${year}`))
const quarters = [...periods, 'Q1 2008/09', 'Q2 2008/09']

/** Illustrative figures that differ from department to department and from measure to measure. */
function wave(department: number, measure: number, quarter: number): number {
  return (
    Math.round((30 + measure + quarter * 0.6 + Math.sin(department * 7 + measure * 3 + quarter) * 2) * 10) /
    10
  )
}

export function sampleChart(department: number, measure: number): LineData {
  return {
    id: `chart-${department}-${measure}`,
    title: `Measure ${measure} is rising and close to its target`,
    subtitle: `Share of cases closed in time, %, department ${department}, Q1 2006/07 to Q2 2008/09`,
    summary: 'Up 1.2 points on last quarter, 0.8 below target; likely to reach it (about 7 in 10).',
    source: 'case system of the department, as at 14 November 2008',
    periods: quarters,
    form: { decimals: 1, suffix: '%' },
    actual: {
      label: 'This place',
      points: quarters.map((_, i) =>
        i === 4
          ? { absent: 'Missing', mark: '?' }
          : { value: wave(department, measure, i), ...(i === 9 && { hollow: true, mark: '[p]' }) },
      ),
    },
    target: { label: 'Target', values: quarters.map((_, i) => 34 + measure + Math.floor(i / 4)) },
    comparators: { nation: { label: 'England', values: quarters.map((_, i) => 31 + measure + i / 2) } },
  }
}

/** A departmental quarterly report of the usual size: a status table of `rows` measures, charts, commentary, milestones. */
export function sampleReport(department = 1, { rows = 30, charts = 6 } = {}): PaperTree {
  const place = 'Borough of Exampleton'
  const address = (measure: number): string =>
    `https://figures.example.gov.uk/exampleton/figures/M${department}.${measure}`
  const row = (_: unknown, i: number): Cell[] => {
    const value = wave(department, i, 9)
    const status = statuses[(i + department) % statuses.length] ?? onTarget
    return [
      { kind: 'text', text: `M${department}.${i + 1}`, href: address(i + 1) },
      `Share of cases of kind ${i + 1} closed within the time that the service has promised`,
      { kind: 'number', text: wave(department, i, 5).toFixed(1), value: wave(department, i, 5) },
      { kind: 'number', text: (34 + i).toFixed(1), value: 34 + i },
      { kind: 'number', text: value.toFixed(1), value, href: address(i + 1) },
      { ...status, href: `${address(i + 1)}#why` },
      i % 3 === 0 ? '↓ Worse' : '↑ Better',
    ]
  }
  const commentary = (_: unknown, i: number): Block[] => [
    { kind: 'heading', level: 2, text: `Measure ${i + 1}: why it is where it is`, href: address(i + 1) },
    {
      kind: 'paragraph',
      runs: [
        { text: 'Cause. ', isStrong: true },
        'Two posts were vacant through the summer and the backlog of July was carried into September. The figure of ',
        { text: `${wave(department, i, 9).toFixed(1)}%`, href: address(i + 1) },
        ' counts cases that were opened before the change of system.',
      ],
    },
    {
      kind: 'paragraph',
      runs: [
        { text: 'Action. ', isStrong: true },
        'Both posts are filled from 1 December; the Service Manager reports monthly.',
      ],
    },
    { kind: 'figure', figure: lineChart(sampleChart(department, i + 1)), href: address(i + 1) },
  ]
  return {
    title: `Quarterly report: department ${department}`,
    subtitle: 'Quarter 2 of 2008/09, July to September 2008',
    place,
    asAt: 'as at 14 November 2008',
    language: 'en-GB',
    meta: { author: 'Performance team', created: '2008-11-14T17:05:00Z' },
    brandColour: '#12436d',
    hasContents: true,
    blocks: [
      { kind: 'heading', level: 1, text: 'Summary' },
      {
        kind: 'summaryList',
        rows: [
          { term: 'Rated on target', value: ['15 of 25 (60%): 5 close, 5 off'] },
          { term: 'Not rated', value: ['5: missing'] },
          {
            term: 'Spending',
            value: [{ text: '£61,234.57', href: address(0) }, ', 51.0% of this year’s £120,000.00'],
          },
        ],
      },
      {
        kind: 'list',
        items: [
          ['Staff costs are ', { text: 'under', isStrong: true }, ' profile'],
          ['Two milestones moved'],
        ],
      },
      { kind: 'list', isNumbered: true, items: [['Agree the new milestones'], ['Fill the two posts']] },
      { kind: 'heading', level: 1, text: 'Measures' },
      {
        kind: 'table',
        caption: 'All measures of the department, quarter 2 of 2008/09 (%)',
        columns: [
          { label: 'Code', width: 1.1 },
          { label: 'Measure', width: 4.4 },
          { label: 'Last year', align: 'right', width: 1 },
          { label: 'Target', align: 'right', width: 1 },
          { label: 'Actual', align: 'right', width: 1 },
          { label: 'Status', width: 2.4 },
          { label: 'Direction', width: 1.4 },
        ],
        rows: Array.from({ length: rows }, row),
      },
      {
        kind: 'keyToMarks',
        title: 'Key to marks',
        marks: [
          ...[onTarget, closeToTarget, offTarget].map((mark) => ({
            mark,
            meaning: 'against the target of the quarter',
          })),
          { mark: '[p]', meaning: 'provisional' },
        ],
      },
      { kind: 'heading', level: 1, text: 'Commentary' },
      ...Array.from({ length: charts }, commentary).flat(),
      {
        kind: 'landscape',
        blocks: [
          { kind: 'heading', level: 1, text: 'Milestones' },
          {
            kind: 'table',
            caption: 'Milestones due this year',
            columns: ['Reference', 'Milestone', 'Owner', 'Due', 'State', 'Note'].map((label, i) => ({
              label,
              width: i === 1 ? 4 : 1.5,
            })),
            rows: Array.from({ length: 20 }, (_, i) => [
              `S${i + 1}`,
              `Milestone ${i + 1} of the service plan, described in a sentence of the usual length`,
              'Service Manager',
              { kind: 'date' as const, text: '31 March 2009', value: '2009-03-31' },
              statuses[i % 4] ?? onTarget,
              i % 5 === 0 ? 'Moved once, by four weeks' : '',
            ]),
          },
        ],
      },
    ],
  }
}
