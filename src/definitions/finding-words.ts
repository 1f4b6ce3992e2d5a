import type { Finding } from '../kernel/finding.ts'

type Args = Finding['args']

const boxes: Readonly<Record<string, string>> = {
  title: 'The title',
  definition: 'The definition',
  source: 'The source',
  recordedHow: 'How it will be recorded',
  unit: 'The unit',
  baseline: 'The baseline',
  baselineOwner: 'Who is to set the baseline',
  reason: 'The reason',
  note: 'A note',
}

const kinds: Readonly<Record<string, string>> = {
  snapshot: 'snapshots',
  flow: 'totals of a period',
  cumulative: 'totals of the year so far',
  rate: 'rates and percentages',
  mean: 'averages',
  survey: 'results of surveys',
  index: 'indices and scores',
  ordinal: 'levels',
  'yes-no': 'answers of yes or no',
  date: 'dates',
}

const measured: Readonly<Record<string, string>> = {
  kind: 'the kind of measure',
  unit: 'the unit',
  polarity: 'which way is good',
  periodKind: 'the length of its periods',
  levels: 'the places of its levels',
}

const examples: Readonly<Record<string, string>> = {
  month: 'like April 2008',
  quarter: 'like Q1 2008/09',
  half: 'like H1 2008/09',
  'financial-year': 'like 2008/09',
  'academic-year': 'like 2008/09',
  'calendar-year': 'like 2008',
  snapshot: 'like 30 September 2008',
}

const counted = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`

/** One sentence for each thing that can be wrong with a definition. */
export const findingWords = {
  'code-missing': 'Enter the code of the indicator, for example NI192',
  'code-form':
    'The code must be 1 to 40 letters, numbers, points, hyphens or underscores, begin with a letter or number, and not be "new"',
  'code-taken': ({ code }: Args) => `There is an indicator ${code} already. Choose another code`,
  'code-is-alias': ({ code }: Args) => `${code} is an old code of another indicator. Choose another code`,
  'title-missing': 'Enter the title of the indicator',
  'definition-missing': 'Enter the definition: what counts, and what does not',
  'recordedHow-missing':
    'Say how and by whom it will be recorded, and in which system. A measure that nobody has arranged to record gets no figures',
  'too-long': ({ box, most }: Args) =>
    `${boxes[String(box)] ?? box} must be ${Number(most).toLocaleString('en-GB')} characters or fewer`,
  'kind-missing': 'Choose the kind of measure',
  'levels-of-no-scale':
    'Only a level has a scale. Choose "Level of a scale", or choose no scale and leave the levels empty',
  'levels-two-answers': 'Choose a scale of your own to write its levels, or leave the levels empty',
  'levels-missing': 'Choose a scale, or write at least 2 levels, one a line, the worst first',
  'levels-too-many': 'A scale must have 12 levels or fewer',
  'level-too-long': 'The name of a level must be 60 characters or fewer',
  'levels-alike': 'Each level must have a name of its own',
  'decimals-form': 'Decimal places must be a number from 0 to 8',
  'unit-of-words': 'A level, a yes or no and a date have no unit. Leave it empty',
  'polarity-missing': 'Choose which way is good',
  'polarity-of-levels':
    'Levels are written from the worst to the best, and a yes or no is held against its target. Choose "High is good" or "No judgement"',
  'polarity-of-dates': 'A date is best early, late, or not judged: it has no range',
  'overTime-missing': 'Choose how the figure of a longer time is made, even if it is not',
  'overAreas-missing': 'Choose how the figure of several areas is made, even if it is not',
  'overTime-wrong': ({ kind }: Args) =>
    `That cannot be done with ${kinds[String(kind)] ?? kind}. Choose another way for the longer time, or that they are not put together`,
  'overAreas-wrong': ({ kind }: Args) =>
    `That cannot be done with ${kinds[String(kind)] ?? kind}. Choose another way for several areas, or that they are not put together`,
  'percent-summed': 'Percentages are never added up. Choose that they are divided anew from their sums',
  'periodKind-missing': 'Choose how long the periods of its figures are',
  'lag-form': 'The months until a figure is known must be a whole number from 0 to 60',
  'toleranceKind-missing': 'Choose what still counts as close to target',
  'tolerance-of-place': 'Leave its own tolerance empty, or choose that it is a percentage or an amount',
  'tolerance-of-levels':
    'A level and a yes or no have no tolerance: one level below the target is close. Choose what the rule of this place says',
  'tolerance-of-dates': 'The tolerance of a date is a number of days. Choose an amount in its own unit',
  'tolerance-form': 'The tolerance must be a number of 0 or more, like 5 or 0.5',
  'tolerance-over-hundred': 'A tolerance in percent must be 100 or less',
  'ruleFamily-missing': 'Choose how a figure becomes a colour',
  'family-of-words':
    'A level, a yes or no and a date are judged by rules of their own. Choose what the rule of this place says',
  'isKey-missing': 'Say whether it is a key indicator',
  'baselineOwner-missing': 'Enter the baseline, or who is to set it',
  'baselineDueOn-form': 'Enter the baseline, or the day by which it is to be set, like 2009-03-31',
  'organisation-unknown': 'There is no such organisation, or it has closed. Choose one of the list',
  'owner-too-long': 'The name of a post must be 200 characters or fewer',
  'owners-too-many': 'An indicator can have 9 owners at most',
  'owner-twice': 'Each owner can be named once',
  'person-unknown': 'There is no such person here now. Choose one of the list',
  'set-unknown': ({ sets }: Args) =>
    `There is no set ${sets}. Write codes of sets that are there, one a line`,
  'set-full': ({ name, most }: Args) => `${name} has ${most} indicators already, and may have no more`,
  'break-period': ({ kind }: Args) =>
    `Enter the first period that is not compared with those before, ${examples[String(kind)] ?? 'like Q1 2008/09'}`,
  'break-there': ({ period }: Args) => `A break is declared from ${period} on already`,
  'alias-form': 'Enter an old code of 1 to 40 characters, for example NI192 or BV82a(i)',
  'alias-is-code': ({ alias }: Args) =>
    `${alias} is the code of an indicator today, so it cannot lead to another`,
  'alias-taken': ({ alias }: Args) => `${alias} is an old code already`,
  'successor-missing': 'Enter the code of the indicator that takes its place',
  'successor-unknown': ({ code }: Args) =>
    `There is no indicator ${code}. Add it first, or look for its code`,
  'successor-circle': ({ code, own }: Args) => `${code} is followed by ${own} itself, so it cannot follow it`,
  'successor-day': 'The day from which it takes its place must be a real date, like 2009-04-01',
  'checked-on': 'The day of the check must be today or a day that has been, like 2008-10-02',
  'answer-missing': ({ dimension }: Args) => `Answer the question about ${dimension}`,
  'note-missing': ({ dimension }: Args) => `Say what is lacking in ${dimension}, and what is done about it`,
  'reason-missing': 'Say why it is changed',
  'would-not-compare': ({ fixed, figures, targets }: Args) =>
    `There are ${counted(Number(figures), 'figure', 'figures')} and ${counted(Number(targets), 'target', 'targets')} already, and ${measured[String(fixed)] ?? fixed} is part of what they mean. ` +
    'Keep it and declare a break if the same thing is counted anew from some period on; or add another indicator and name it as the successor of this one',
}
