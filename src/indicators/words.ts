import { inEachLocale } from '../ui/messages.ts'

/** A figure, its target and its tolerance, as they are printed. */
type Judged = Readonly<Record<'value' | 'target' | 'tolerance', string>>

const en = {
  statuses: {
    green: 'On target',
    amber: 'Close to target',
    red: 'Off target',
    missing: 'Missing',
    'no-target': 'No target',
    contextual: 'No judgement made',
    'not-due': 'Not due',
    'not-available': 'Not available yet',
    suppressed: 'Suppressed',
    'not-comparable': 'Not comparable',
    'not-applicable': 'Not applicable',
  },
  letters: {
    green: 'G',
    amber: 'A',
    red: 'R',
    missing: '?',
    'no-target': '–',
    contextual: 'i',
    'not-due': '',
    'not-available': 'x',
    suppressed: 'c',
    'not-comparable': 'b',
    'not-applicable': 'z',
  },
  directions: {
    better: 'Better',
    worse: 'Worse',
    same: 'Same',
    up: 'Up',
    down: 'Down',
    none: 'Not compared',
  },
  changes: {
    up: (size: string, since: string) => `up ${size} on ${since}`,
    down: (size: string, since: string) => `down ${size} on ${since}`,
    same: (_size: string, since: string) => `unchanged on ${since}`,
    later: (size: string, since: string) => `${size} later than ${since}`,
    earlier: (size: string, since: string) => `${size} earlier than ${since}`,
    toYes: (_size: string, since: string) => `from No to Yes since ${since}`,
    toNo: (_size: string, since: string) => `from Yes to No since ${since}`,
    broken: (since: string) => `the definition changed after ${since}`,
    none: (since: string) => `no figure for ${since}`,
    full: (word: string, rest: string) => `${word}: ${rest}`,
  },
  polarities: {
    high: 'High is good',
    low: 'Low is good',
    range: 'Best within a range',
    none: 'No judgement',
  },
  kinds: {
    snapshot: 'Snapshot',
    flow: 'Total of the period',
    cumulative: 'Total of the year so far',
    rate: 'Rate or percentage',
    mean: 'Average',
    survey: 'Survey',
    index: 'Index or score',
    ordinal: 'Level',
    'yes-no': 'Yes or no',
    date: 'Date',
  },
  marks: {
    ok: '',
    nil: 'Nothing to report, counted as 0',
    missing: 'Not available',
    'not-due': 'Not due',
    suppressed: 'Suppressed, to protect people in small groups',
    'not-applicable': 'Not applicable',
    'not-comparable': 'Not comparable',
  },
  signs: {
    provisional: '[p]',
    estimate: '[e]',
    revised: '[r]',
    suppressed: '[c]',
    missing: '[x]',
    'not-applicable': '[z]',
    'not-comparable': '[b]',
    'not-due': '[nd]',
  },
  signMeanings: {
    provisional: 'provisional',
    estimate: 'estimate',
    revised: 'revised',
    suppressed: 'suppressed, to protect people in small groups',
    missing: 'not available',
    'not-applicable': 'not applicable',
    'not-comparable': 'break in the series, not comparable',
    'not-due': 'not due',
  },
  key: {
    title: 'Key to marks',
    line: (sign: string, meaning: string) => `${sign} ${meaning}`,
  },
  observationStatuses: {
    estimate: 'Estimate',
    provisional: 'Provisional',
    final: 'Final',
    revised: 'Revised',
  },
  tolerance: {
    pct: (value: string) => `within ${value}% of the target`,
    abs: (value: string) => `within ${value} of the target`,
  },
  sizes: {
    levels: (levels: number) => (levels === 1 ? '1 level' : `${levels} levels`),
    days: (days: number) => (days === 1 ? '1 day' : `${days.toLocaleString('en-GB')} days`),
  },
  since: {
    lastMonth: 'last month',
    lastQuarter: 'last quarter',
    lastHalf: 'last half-year',
    lastYear: 'last year',
    lastSchoolYear: 'last school year',
    sameMonth: 'the same month last year',
    sameQuarter: 'the same quarter last year',
    sameHalf: 'the same half-year last year',
  },
  sentences: {
    change: {
      up: (size: string, since: string) => `Up ${size} on ${since}`,
      down: (size: string, since: string) => `Down ${size} on ${since}`,
      same: (_size: string, since: string) => `Unchanged on ${since}`,
      later: (size: string, since: string) => `${size} later than ${since}`,
      earlier: (size: string, since: string) => `${size} earlier than ${since}`,
      toYes: (_size: string, since: string) => `From No to Yes since ${since}`,
      toNo: (_size: string, since: string) => `From Yes to No since ${since}`,
      broken: (since: string, day: string) => `Not compared with ${since}: the definition changed on ${day}`,
      none: 'No earlier figure to compare with',
      better: (change: string) => `${change}, which is better`,
      worse: (change: string) => `${change}, which is worse`,
    },
    gap: {
      on: 'on target',
      above: (gap: string) => `${gap} above target`,
      below: (gap: string) => `${gap} below target`,
      atLimit: (limit: string) => `at the limit of ${limit}`,
      underLimit: (gap: string, limit: string) => `${gap} under the limit of ${limit}`,
      overLimit: (gap: string, limit: string) => `${gap} over the limit of ${limit}`,
      within: (range: string) => `within the range of ${range}`,
      aboveRange: (gap: string, range: string) => `${gap} above the range of ${range}`,
      belowRange: (gap: string, range: string) => `${gap} below the range of ${range}`,
      asAimed: 'as aimed at',
      notAsAimed: (target: string) => `not the ${target} aimed at`,
      onDay: (day: string) => `on the day aimed at, ${day}`,
      before: (days: string, day: string) => `${days} before the day aimed at, ${day}`,
      after: (days: string, day: string) => `${days} after the day aimed at, ${day}`,
      levelsAbove: (levels: string, target: string) => `${levels} above the target of ${target}`,
      levelsBelow: (levels: string, target: string) => `${levels} below the target of ${target}`,
      none: 'no target',
      contextual: 'not judged',
    },
    range: (low: string, high: string) => `${low} to ${high}`,
    withComma: (first: string, second: string) => `${first}, ${second}`,
    withSemicolon: (first: string, second: string) => `${first}; ${second}`,
    end: (sentence: string) => `${sentence}.`,
    followed: (first: string, second: string) => `${first} ${second}`,
    reach: {
      likely: (when: string, odds: string) => `likely to reach the ${when} target (${odds})`,
      difficult: (when: string, odds: string) => `the ${when} target will be difficult to reach (${odds})`,
      unlikely: (when: string, odds: string) => `unlikely to reach the ${when} target (${odds})`,
    },
    stay: {
      likely: (when: string, odds: string) => `likely to stay under the ${when} limit (${odds})`,
      difficult: (when: string, odds: string) =>
        `staying under the ${when} limit will be difficult (${odds})`,
      unlikely: (when: string, odds: string) => `unlikely to stay under the ${when} limit (${odds})`,
    },
    quarterNumber: (number: number) => `quarter ${number}`,
    tooFew: (there: number, needed: number, units: string) =>
      `Too few results to forecast (${there} of the ${needed} ${units} needed).`,
    missing: (period: string) => `No figure for ${period}.`,
    wasDue: (day: string, late: string) => `It was due on ${day}, ${late}.`,
    wasDueFrom: (day: string, post: string, late: string) =>
      `It was due on ${day} from the ${post}, ${late}.`,
    isDue: (day: string, time: string) => `It is due on ${day}, ${time}.`,
    isDueFrom: (day: string, post: string, time: string) => `It is due on ${day} from the ${post}, ${time}.`,
    ended: (day: string) => `The period ended on ${day}.`,
    endedFrom: (day: string, post: string) => `The period ended on ${day}; it is to come from the ${post}.`,
    late: (days: number) => (days === 1 ? '1 working day ago' : `${days} working days ago`),
    ahead: (days: number) => (days === 1 ? 'in 1 working day' : `in ${days} working days`),
    today: 'today',
    notDue: (period: string, day: string) => `The figure for ${period} is not due before ${day}.`,
    notDueNow: (period: string) => `The figure for ${period} is not due.`,
    notAvailable: (period: string) => `The figure for ${period} is not available yet.`,
    suppressed: (period: string) =>
      `The figure for ${period} is not shown, to protect people in small groups.`,
    notComparable: (period: string) => `The figure for ${period} cannot be compared with others.`,
    notApplicable: (period: string) => `This measure does not apply in ${period}.`,
  },
  forecasts: {
    words: {
      likely: 'Likely',
      difficult: 'Difficult',
      unlikely: 'Unlikely',
      'not enough history': 'Not enough history',
    },
    about: (tenths: number) => `about ${tenths} in 10`,
    withOdds: (word: string, odds: string) => `${word} (${odds})`,
    least: 'less than 1 in 10',
    most: 'more than 9 in 10',
    units: { month: 'months', quarter: 'quarters', year: 'years' },
  },
  trend: {
    subtitle: (title: string, unit: string, area: string) =>
      unit === '' ? `${title}, ${area}` : `${title}, ${unit}, ${area}`,
    target: 'Target',
    range: 'range aimed at',
    close: {
      pct: (value: string) => `within ${value}% of target`,
      abs: (value: string) => `within ${value} of target`,
    },
    definitionChanged: 'definition changed',
    notDue: '[nd]',
    likelyRange: (low: string, high: string) => `likely range ${low} to ${high} (8 in 10)`,
    likelyColumn: 'Likely range (8 in 10)',
    nothing: 'There is no figure in these periods.',
    one: (period: string, value: string) => `The only figure is ${value} in ${period}.`,
    summary: (first: string, was: string, last: string, is: string) =>
      `From ${was} in ${first} to ${is} in ${last}.`,
  },
  targetKinds: {
    annual: 'Target of the year',
    'quarterly-profile': 'Quarterly profile',
    interim: 'Interim target',
    final: 'Final target',
  },
  inputs: {
    value: 'Value',
    status: 'Status',
    workedOut: 'Worked out from',
    outOf: (numerator: string, denominator: string) => `${numerator} out of ${denominator}`,
    target: 'Target',
    whichTarget: 'Which target',
    targetKind: (kind: string, regime: string) => `${kind}, ${regime}`,
    basis: 'Basis of the target',
    polarity: 'Which way is good',
    tolerance: 'Close to target',
    close: {
      pct: (value: string) => `Within ${value}% of the target`,
      abs: (value: string) => `Within ${value} of the target`,
    },
    closeFrom: (rule: string, edge: string, polarity: 'high' | 'low') =>
      polarity === 'high' ? `${rule}: from ${edge} up` : `${rule}: up to ${edge}`,
    rounding: 'Compared as printed',
    decimals: (places: number) =>
      places === 0 ? 'In whole numbers' : places === 1 ? 'To 1 decimal place' : `To ${places} decimal places`,
    rule: 'Rule',
    ordinalRule: 'At the target or above green, one level below amber, lower red',
    'yes-noRule': 'As aimed at green, otherwise red',
    dateRule: 'By the day aimed at green, within the tolerance of days amber, otherwise red',
    placeRule: (version: number, tolerance: string) =>
      `Version ${version} of the rule of this place: close is ${tolerance}`,
    ownRule: (version: number) =>
      `Version ${version} of the rule of this place, with the tolerance of this indicator`,
  },
  whyIn: {
    tolerance: {
      green: ({ value, target }: Judged) => `${value} reaches the target of ${target}.`,
      amber: ({ value, target, tolerance }: Judged) =>
        `${value} misses the target of ${target} and is ${tolerance}.`,
      red: ({ value, target, tolerance }: Judged) =>
        `${value} misses the target of ${target} and is not ${tolerance}.`,
    },
    'tolerance-or-improving': {
      green: ({ value, target, tolerance }: Judged) =>
        `${value} reaches the target of ${target} or is ${tolerance}.`,
      amber: ({ value, target, tolerance }: Judged) =>
        `${value} is not ${tolerance} (${target}), but no worse than a year before.`,
      red: ({ value, target, tolerance }: Judged) =>
        `${value} is not ${tolerance} (${target}), and not shown to be as good as a year before.`,
    },
    band: {
      green: ({ value, target, tolerance }: Judged) =>
        `${value} is better than the target of ${target} and not only ${tolerance}.`,
      amber: ({ value, target, tolerance }: Judged) => `${value} is ${tolerance}, ${target}.`,
      red: ({ value, target, tolerance }: Judged) =>
        `${value} misses the target of ${target} and is not ${tolerance}.`,
    },
  },
  whyWorded: {
    ordinal: {
      green: ({ value, target }: Judged) => `${value} is at or above the level aimed at, ${target}.`,
      amber: ({ value, target }: Judged) => `${value} is one level below the level aimed at, ${target}.`,
      red: ({ value, target }: Judged) =>
        `${value} is more than one level below the level aimed at, ${target}.`,
    },
    'yes-no': {
      green: ({ value }: Judged) => `${value} is what was aimed at.`,
      amber: ({ value }: Judged) => `${value} is what was aimed at.`,
      red: ({ value, target }: Judged) => `${value} is not what was aimed at, ${target}.`,
    },
    date: {
      green: ({ value, target }: Judged) => `${value} keeps the day aimed at, ${target}.`,
      amber: ({ value, target, tolerance }: Judged) =>
        `${value} misses the day aimed at, ${target}, and is within ${tolerance} of it.`,
      red: ({ value, target, tolerance }: Judged) =>
        `${value} misses the day aimed at, ${target}, and is not within ${tolerance} of it.`,
    },
  },
  why: {
    'no-target': (value: string) => `${value} has no target to be judged by.`,
    contextual: (value: string) =>
      `${value} is given for information: no level of it is better than another.`,
    other: (status: string) => `Not rated: ${status}.`,
    exceeded: 'It beats the target by more than the rule of the place calls usual.',
    rule: (version: number) => `Rule ${version} of this place.`,
    ownTolerance: 'The tolerance is this indicator’s own.',
    ownFamily: 'The rule is this indicator’s own.',
  },
}

export const indicatorWords = inEachLocale(en)
export type IndicatorWords = ReturnType<typeof indicatorWords>
