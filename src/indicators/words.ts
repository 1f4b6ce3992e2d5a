import { inEachLocale } from '../ui/messages.ts'

type Args = Readonly<Record<string, string | number>>

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
  letters: { green: 'G', amber: 'A', red: 'R' },
  directions: {
    better: 'Better',
    worse: 'Worse',
    same: 'Same',
    up: 'Up',
    down: 'Down',
    none: 'Not compared',
  },
  bases: { previous: 'than the period before', 'last-year': 'than the same period last year' },
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
  markSigns: {
    ok: '',
    nil: '',
    missing: '[x]',
    'not-due': '[nd]',
    suppressed: '[c]',
    'not-applicable': '[z]',
    'not-comparable': '[b]',
  },
  observationStatuses: {
    estimate: 'Estimate',
    provisional: 'Provisional',
    final: 'Final',
    revised: 'Revised',
  },
  statusSigns: { estimate: '[e]', provisional: '[p]', final: '', revised: '[r]' },
  tolerance: {
    pct: (value: string) => `within ${value}% of the target`,
    abs: (value: string) => `within ${value} of the target`,
  },
  sentences: {
    changed: {
      up: (change: string, since: string) => `Up ${change} on ${since}`,
      down: (change: string, since: string) => `Down ${change} on ${since}`,
      upBetter: (change: string, since: string) => `Up ${change} on ${since}, which is better`,
      upWorse: (change: string, since: string) => `Up ${change} on ${since}, which is worse`,
      downBetter: (change: string, since: string) => `Down ${change} on ${since}, which is better`,
      downWorse: (change: string, since: string) => `Down ${change} on ${since}, which is worse`,
      same: (since: string) => `Unchanged on ${since}`,
      broken: (since: string) => `Not compared with ${since}: the definition changed`,
      first: 'No earlier figure to compare with',
    },
    target: {
      on: 'on target',
      above: (gap: string) => `${gap} above target`,
      below: (gap: string) => `${gap} below target`,
      underLimit: (gap: string, limit: string) => `${gap} under the limit of ${limit}`,
      overLimit: (gap: string, limit: string) => `${gap} over the limit of ${limit}`,
      within: 'within the range aimed at',
      outside: (gap: string) => `${gap} outside the range aimed at`,
      none: 'no target',
    },
    join: (first: string, second: string) => `${first}; ${second}.`,
    missing: (period: string, due: string, from: string) =>
      `No figure for ${period}. It is to come from ${from} and was due after ${due}.`,
    notDue: (period: string) => `The figure for ${period} is not due yet.`,
    notAvailable: (period: string) => `The figure for ${period} is not available yet.`,
    suppressed: 'Not shown, to protect people in small groups.',
    notComparable: (period: string) => `The figure for ${period} cannot be compared with others.`,
    notApplicable: (period: string) => `This measure does not apply in ${period}.`,
  },
  since: { previous: (period: string) => period, 'last-year': (period: string) => period },
  why: {
    green: (value: string, target: string) => `${value} reaches the target of ${target}.`,
    amber: (value: string, target: string, tolerance: string) =>
      `${value} misses the target of ${target} and is ${tolerance}.`,
    red: (value: string, target: string, tolerance: string) =>
      `${value} misses the target of ${target} and is not ${tolerance}.`,
    'no-target': (value: string) => `${value} has no target to be judged by.`,
    contextual: (value: string) =>
      `${value} is given for information: no level of it is better than another.`,
    other: (status: string) => `Not rated: ${status}.`,
    exceeded: 'It beats the target by more than the rule of the place calls usual.',
    rule: (version: number) => `Rule ${version} of this place.`,
    ownTolerance: 'The tolerance is this indicator’s own.',
  },
  findings: {
    'not-csv': () =>
      'This is not a CSV file that can be read. Save the sheet as "CSV UTF-8" and send that file.',
    'no-rows': () => 'The file has no rows under its headings.',
    'column-missing': ({ column }: Args) => `The file has no column "${column}". Add it, with that heading.`,
    'column-twice': ({ column }: Args) => `The column "${column}" is there twice. Take one of them out.`,
    'column-unknown': ({ column }: Args) =>
      `The column "${column}" is not one that is read. It was left alone.`,
    'cells-uneven': ({ wanted }: Args) =>
      `This line does not have ${wanted} cells like the heading. Check its commas and quotes.`,
    'indicator-blank': () => 'Enter the code of the indicator.',
    'indicator-unknown': () =>
      'There is no indicator with this code. Check the code, or have the file define it.',
    'area-blank': () => 'Enter the code of the area.',
    'area-unknown': () => 'There is no area with this code. Check the code, or have the file define it.',
    'period-blank': () => 'Enter the period, like Q2 2008/09 or 2008/09.',
    'period-unreadable': () =>
      'This is not a period. Use Q1 to Q4, like Q2 2008/09, a year like 2008/09, or a month like Sep 2008.',
    'period-two-readings': ({ readings }: Args) => `This could be ${readings}. Write the one that is meant.`,
    'not-a-number': () => 'This is not a number, like 42 or 1,250.5. Leave it blank if there is no figure.',
    'status-unknown': () => 'The status must be estimate, provisional, final or revised.',
    'mark-unknown': () =>
      'The mark must be ok, nil, missing, not-due, suppressed, not-applicable or not-comparable.',
    'mark-with-value': ({ mark }: Args) => `The line has a value and says "${mark}". Keep one of them.`,
    'mark-without-value': () =>
      'The line says "ok" and has no value. Enter the value, or say why there is none.',
    'blank-value': () => 'The value is blank. It is kept as "not available", never as 0.',
    'numerator-above-denominator': () => 'The numerator is larger than the denominator.',
    'limits-crossed': () => 'The lower limit is above the upper limit.',
    'text-too-long': ({ most }: Args) => `This text is longer than ${most} characters. Shorten it.`,
    'twice-in-file': ({ first }: Args) =>
      `Line ${first} gives another figure for the same indicator, area and period. Keep one of them.`,
    'twice-in-file-alike': ({ first }: Args) => `Line ${first} says the same. It is counted once.`,
  },
  refusals: {
    'file-has-problems': ({ problems }: Args) =>
      `Nothing was saved: the file has ${problems} ${problems === 1 ? 'problem' : 'problems'}.`,
    'indicator-not-found': ({ code }: Args) => `There is no indicator ${code}.`,
    'area-not-found': ({ code }: Args) => `There is no area ${code}.`,
    'period-not-understood': ({ text }: Args) =>
      `"${text}" is not a period. Use a form like q2-2008-09 or fy2008-09.`,
    'period-two-readings': ({ text, readings }: Args) => `"${text}" could be ${readings}. Choose which.`,
    'as-at-not-understood': ({ text }: Args) => `"${text}" is not a date. Use a form like 2008-11-14.`,
  },
}

export const indicatorWords = inEachLocale(en)
export type IndicatorWords = ReturnType<typeof indicatorWords>
