import { inEachLocale } from '../ui/messages.ts'

type Args = Readonly<Record<string, string | number>>

const en = {
  cannot: (why: string) => `Cannot be calculated. ${why}`,
  nothingRated: 'Nothing that it counts is rated yet.',
  parts: {
    value: (code: string) => code,
    numerator: (code: string) => `the numerator of ${code}`,
    denominator: (code: string) => `the denominator of ${code}`,
  },
  inPeriod: (name: string, period: string) => `${name} in ${period}`,
  inPeriods: (name: string, first: string, last: string) => `${name} from ${first} to ${last}`,
  findings: {
    'has-figures': ({ code }: Args) =>
      `Figures of ${code} have been recorded. Give the formula to an indicator of its own, so that nothing recorded is hidden.`,
    'asked-for': ({ code }: Args) =>
      `A return that is under way asks for ${code}. Have it accepted first, or give the formula to an indicator of its own.`,
    'no-number': ({ code }: Args) =>
      `${code} is a level or a date, and cannot be reckoned with. Use indicators whose figures are numbers.`,
    'other-periods': ({ code }: Args) =>
      `${code} has its figures in other periods. Use indicators with a figure for each of the same periods.`,
    'reason-missing': () => 'Say who decided it and why',
    'reason-too-long': () => 'The reason must be 1,000 characters or fewer',
  },
  refusals: {
    'formula-has-problems': 'Some of it has to be put right first.',
    'formula-changed-meanwhile':
      'Somebody set another formula meanwhile. Look at the one in force and send again.',
    'no-formula': ({ code }: Args) => `There is no formula of ${code} to withdraw.`,
    'no-right': 'Formulas are set by the performance team.',
    'indicator-not-found': ({ code }: Args) => `There is no indicator ${code}.`,
  },
  page: {
    title: 'Formula',
    none: 'This indicator has no formula: its figures are recorded.',
    inForce: (version: number) =>
      `Formula ${version} is in force. Its figures are worked out whenever they are read.`,
    inWords: 'In words',
    asWritten: 'As it is written',
    versions: 'Formulas set, the latest first',
    version: 'Version',
    formula: 'Formula',
    when: 'Set on',
    who: 'By',
    why: 'Why',
    notNamed: 'Not named',
    withdrawn: (version: number) =>
      `The formula was withdrawn (version ${version}): its figures are not worked out any more. As at earlier moments they are what they were.`,
    withdrawnRow: 'Withdrawn',
    withdrawTitle: 'Withdraw the formula',
    withdrawLead:
      'Its figures are then no longer worked out, and pages show none from that moment on; as at earlier moments, and in reports that were made, they stay as they were. Figures can be recorded for it instead.',
    withdrawUsed: (codes: string) =>
      `${codes} would then have no figure to go by, and say so wherever they are shown.`,
    withdrawReason: 'Why it is withdrawn',
    withdraw: 'Withdraw the formula',
    withdrawDone: 'The formula was withdrawn.',
    usedIn: 'Used by the formulas of',
    edit: 'Set the formula',
    formulaHint:
      'Codes in square brackets, like pct([NI191, numerator], [NI191, denominator]) or [NI192] - [NI192, prev]. After a comma: prev, same period last year, year to date, numerator, denominator.',
    functionsTitle: 'What a formula can say',
    functions: {
      arithmetic: 'Arithmetic: + - * / and brackets.',
      many: 'sum, avg, min and max of any number of figures. Percentages are not averaged.',
      pct: 'pct(a, b): a as a percentage of b. Both counts are kept.',
      variance: 'variancePct(actual, profiled): how far the actual is from its profile, in %.',
      counts: 'count(a, b): how many have a figure. countIf(a >= 5, b >= 5): how many comparisons hold.',
      choices: 'round(a, 1), if(a >= b, c, d), and coalesce(a, b): the first that has a figure.',
      green: "percentGreen('LAA'): indicators of a set that are green, of those rated.",
      onTime:
        "percentOnTime('planning'): returns sent by their day, of those sent or due. Without a code: of all departments.",
      stretch: "percentStretchOnTrack('code'): stretch targets of an organisation on track, of those rated.",
    },
    reason: 'Who decided it, and why',
    reasonHint: 'Kept in the record of changes',
    preview: 'See what it would give',
    save: (version: number) => `Save as formula ${version}`,
    saved: (version: number) => `Formula ${version} is in force.`,
    trial: 'What this formula gives',
    trialNothing: 'There are no figures to try it on yet.',
    notSaved: 'Nothing is saved yet.',
    period: 'Period',
    result: 'Result',
    counts: (numerator: string, denominator: string) => `${numerator} of ${denominator}`,
    changedMeanwhile:
      'Somebody set another formula while this page was open. What you typed is kept; look at the formula in force and save again.',
  },
}

export const derivedWords = inEachLocale(en)
export type DerivedWords = ReturnType<typeof derivedWords>
