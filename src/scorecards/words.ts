import { inEachLocale } from '../ui/messages.ts'

const measures = (count: number): string => (count === 1 ? '1 measure' : `${count} measures`)

const en = {
  title: 'Scorecards',
  none: 'There are no scorecards yet.',
  forBody: (body: string) => `For ${body}`,
  noMeasures: 'No measures yet.',
  ignored: (name: string, value: string) =>
    `"${name}=${value}" in the address was not understood and was left out.`,
  band: (perspective: string, count: string) => `${perspective} – ${count}`,
  onTarget: (green: number, rated: number) => `${green} of ${rated} rated on target`,
  noneRated: (count: number) => `none of ${measures(count)} rated yet`,
  /** `close` and `off` are those of the rated ones that are not on target. */
  counted: (green: number, rated: number, percent: number, close: number, off: number) =>
    `${green} of ${rated} rated on target (${percent}%): ${close} close, ${off} off.`,
  nothingRated: (count: number) => `None of ${measures(count)} is rated.`,
  notRated: (count: number, reasons: string) => `Not rated ${count}: ${reasons}.`,
  reason: (count: number, status: string) => `${count} ${status}`,
  columns: {
    title: 'Measure',
    baseline: 'Baseline',
    quarter: (number: number) => `Q${number}`,
    target: 'Target',
    actual: 'Actual',
    status: 'Status',
    direction: 'Direction',
    forecast: 'Forecast',
    owner: 'Owner',
    commentary: 'Comment',
  },
  ofRated: (part: string, all: string) => `${part} of ${all} rated`,
  actualIn: (period: string) => `in ${period}`,
  ofTarget: (target: string) => `target ${target}`,
  noTarget: 'no target',
  codeAndUnit: (code: string, unit: string) => `${code}, ${unit}`,
  toBeSet: 'To be set',
  noOwner: 'Nobody named',
  oneComment: '1 comment',
  noForecast: '–',
  filters: 'Filter the measures',
  status: 'Status',
  owner: 'Owner',
  all: 'All',
  show: 'Show these',
  clear: 'Clear filters',
  showing: (shown: number, all: number) => `${shown} of ${measures(all)} shown.`,
  allColumns: 'Show all columns',
  fewColumns: 'Show three columns',
  cardOrder: 'Back to the order of the card',
  key: 'Key to marks',
}

export const scorecardWords = inEachLocale(en)
export type ScorecardWords = ReturnType<typeof scorecardWords>
