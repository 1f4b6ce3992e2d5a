import { inEachLocale } from '../ui/messages.ts'
import type { Quarter } from './standing.ts'

const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`

/** `1st`, `22nd`, `13th`. */
function ordinal(number: number): string {
  const tens = number % 100
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}

const quarters: Readonly<Record<Quarter, string>> = {
  best: 'best quarter',
  second: 'second best quarter',
  third: 'second weakest quarter',
  weakest: 'weakest quarter',
  highest: 'highest quarter',
  upper: 'second highest quarter',
  lower: 'second lowest quarter',
  lowest: 'lowest quarter',
}

const en = {
  area: 'Area',
  figure: 'Figure',
  range: 'Range (95% confidence)',
  rank: 'Rank',
  noFigure: 'no figure',
  subtitle: (title: string, unit: string, period: string) =>
    unit === '' ? `${title}, ${period}` : `${title}, ${unit}, ${period}`,
  source: (source: string, asAt: string) => (source === '' ? `as at ${asAt}` : `${source}; as at ${asAt}`),
  ranked: {
    /** `6th of 16 nearest neighbours with a figure (one has none)`. */
    of: (rank: number, isJoint: boolean, all: number, who: string, without: number) =>
      `${isJoint ? 'Joint ' : ''}${ordinal(rank)} of ${all} ${who} with a figure${
        without === 0 ? '' : ` (${without === 1 ? 'one has' : `${without} have`} none)`
      }`,
    title: (name: string, rank: number, isJoint: boolean, all: number) =>
      `${name} is ${isJoint ? 'joint ' : ''}${ordinal(rank)} of ${all} with a figure`,
    none: (name: string) => `${name} has no figure in this period, so it has no place among the others`,
    noJudgement: 'No level is better than another here, so nobody has a rank; the highest comes first',
    span: (first: string, is: string, last: string, was: string) =>
      `From ${first}, ${is}, to ${last}, ${was}`,
    only: (first: string, is: string) => `Only ${first} has a figure, ${is}`,
    places: 'places',
    neighbours: 'nearest neighbours',
    ofGroup: (name: string) => `places of ${name}`,
    areas: 'areas',
    whole: (sentence: string) => `${sentence}.`,
    followed: (sentence: string, clause: string) => `${sentence}; ${clause}.`,
  },
  byArea: {
    within: (name: string) => `Within ${name}`,
    kind: (kind: string, areas: number) => `${kind}: ${count(areas, 'area', 'areas')}`,
    summary: (there: number, without: number) =>
      `${count(there, 'area has', 'areas have')} a figure${without === 0 ? '' : `, ${without} ${without === 1 ? 'has' : 'have'} none`}. The best comes first.`,
    summaryHighest: (there: number, without: number) =>
      `${count(there, 'area has', 'areas have')} a figure${without === 0 ? '' : `, ${without} ${without === 1 ? 'has' : 'have'} none`}. The highest comes first.`,
    beside: (name: string) => `${name} beside other places`,
    nothing: (period: string) => `No other area has a figure for ${period}.`,
    nothingNext:
      'Figures of other areas come with the ordinary files: one line for each area, named by its code.',
  },
  floor: {
    heading: 'Floor target',
    met: (floor: string, tested: number) =>
      `No area misses the floor target of ${floor}; ${count(tested, 'area has', 'areas have')} a figure.`,
    missed: (floor: string, below: number, tested: number) =>
      `${below} of ${count(tested, 'area', 'areas')} with a figure ${below === 1 ? 'misses' : 'miss'} the floor target of ${floor}.`,
    worst: (name: string, value: string) => `The worst is ${name}, ${value}.`,
    without: (areas: number) =>
      `${count(areas, 'area has', 'areas have')} no figure, so nothing is known of ${areas === 1 ? 'it' : 'them'}.`,
    untested: (floor: string) =>
      `There is a floor target of ${floor}, but no area within the place has a figure to hold against it.`,
    list: (names: string) => `The worst first: ${names}.`,
  },
  compare: {
    choose: 'Compare with',
    show: 'Show this group',
    noGroups: 'There is no group of places to compare with yet.',
    noGroupsNext: 'The performance team can add one under Settings, Groups to compare with.',
    notKnown: (code: string) => `There is no group "${code}".`,
    facts: 'In figures',
    own: 'This place',
    between: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
    median: 'Median of the group',
    medianOf: (value: string, of: number) => `${value}, of ${count(of, 'figure', 'figures')}`,
    tooFew: (of: number) => `Not given: only ${count(of, 'member has', 'members have')} a figure`,
    bestQuarter: 'Best quarter of the group',
    weakestQuarter: 'Weakest quarter of the group',
    highestQuarter: 'Highest quarter of the group',
    lowestQuarter: 'Lowest quarter of the group',
    from: (value: string) => `from ${value} up`,
    upTo: (value: string) => `up to ${value}`,
    quarter: 'Where this place lies',
    inQuarter: (quarter: string) => `In the ${quarter}`,
    quarters,
    whole: 'The group as one place',
    wholeOf: (value: string) => `${value}, from the sums of all counts`,
    source: 'Who belongs to the group',
  },
}

export const comparisonWords = inEachLocale(en)
export type ComparisonWords = ReturnType<typeof comparisonWords>
