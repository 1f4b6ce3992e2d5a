import { inEachLocale } from '../ui/messages.ts'
import type { SystemArgument } from './system-functions.ts'

type Args = Readonly<Record<string, string | number>>
type Given = readonly SystemArgument[]

const wanted: Readonly<Record<string, string>> = {
  value: 'a number, a code in square brackets, a function or an opening bracket',
  operator: 'one of + - * / or the end',
  closing: 'a closing bracket )',
  'comma-or-closing': 'a comma or a closing bracket )',
  opening: 'an opening bracket ( after the name of the function',
}
const kinds: Readonly<Record<string, string>> = {
  number: 'a number; a comparison only stands in if( ) and countIf( )',
  condition: 'a comparison, like [A] >= 5',
  places: 'a whole number of decimal places, from 0 to 8',
  threshold: 'a number that is written out, like 20',
  text: "a name in quotation marks, like 'Safer Harrow'",
}
const functionNames = 'sum, avg, min, max, count, countIf, pct, variancePct, round, if and coalesce'
const of = (what: SystemArgument | undefined): string => (what === undefined ? '' : ` (${what})`)
const times = (most: Args[string] | undefined): string => `${most} ${most === 1 ? 'value' : 'values'}`

const en = {
  findings: {
    'formula-blank': () => 'Enter the formula, like pct([A], [B]).',
    'too-long': ({ length, most }: Args) =>
      `The formula has ${length} characters and may have ${most}. Give a part of it to an indicator of its own.`,
    'too-deep': ({ at, most }: Args) =>
      `Character ${at}: more than ${most} brackets within one another. Give a part of the formula to an indicator of its own.`,
    'too-many-parts': ({ at, most }: Args) =>
      `Character ${at}: the formula has more than ${most} parts. Give some of it to an indicator of its own.`,
    'too-many-references': ({ at, most }: Args) =>
      `Character ${at}: the formula asks for more than ${most} different figures. Give some of it to an indicator of its own.`,
    'character-unknown': ({ at, found }: Args) =>
      `Character ${at}: ${found} has no meaning in a formula. Take it out.`,
    'write-instead': ({ at, found, write }: Args) => `Character ${at}: write ${write} instead of ${found}.`,
    'number-unreadable': ({ at, found }: Args) =>
      `Character ${at}: ${found} is not a number. Write it like 1250.5, without commas and with at most 20 digits.`,
    'text-unreadable': ({ at, most }: Args) =>
      `Character ${at}: a name in quotation marks is one line of at most ${most} characters.`,
    'not-closed': ({ at, found }: Args) => `Character ${at}: the ${found} that opens here is never closed.`,
    expected: ({ at, found, wanted: what }: Args) =>
      found === ''
        ? `Character ${at}: the formula ends where there should be ${wanted[String(what)]}.`
        : `Character ${at}: ${found} stands where there should be ${wanted[String(what)]}.`,
    'one-comparison': ({ at }: Args) =>
      `Character ${at}: only two things can be compared at a time. Put one if( ) within another.`,
    'name-unknown': ({ at, found }: Args) =>
      `Character ${at}: ${found} is not known. The code of an indicator stands in square brackets, like [NI192].`,
    'function-unknown': ({ at, found }: Args) =>
      `Character ${at}: there is no function ${found}. There are ${functionNames}.`,
    'code-unreadable': ({ at, found }: Args) =>
      `Character ${at}: "${found}" is not the code of an indicator. Codes look like NI192.`,
    'qualifier-unknown': ({ at, found }: Args) =>
      `Character ${at}: "${found}" cannot stand after a code. Use prev, same quarter last year, year to date, numerator or denominator.`,
    'qualifier-twice': ({ at, found }: Args) =>
      `Character ${at}: "${found}" is one word too many. A code takes one period and one part.`,
    'arguments-wanted': ({ at, name, least, most }: Args) =>
      `Character ${at}: ${name} takes ${most === 0 ? `${times(least)} or more` : most === least ? times(most) : `${least} to ${times(most)}`}.`,
    'wrong-kind': ({ at, wanted: what }: Args) => `Character ${at}: there should be ${kinds[String(what)]}.`,
    'indicator-unknown': ({ at, code }: Args) => `Character ${at}: there is no indicator ${code}.`,
    'no-year-to-date': ({ at, code }: Args) =>
      `Character ${at}: figures of ${code} cannot be added up over the year. Use its numerator and its denominator, like pct([${code}, numerator, year to date], [${code}, denominator, year to date]).`,
    'percentages-averaged': ({ at }: Args) =>
      `Character ${at}: percentages are not averaged, as each has a base of its own. Add up the numerators and the denominators, like pct([A, numerator] + [B, numerator], [A, denominator] + [B, denominator]).`,
    'goes-in-a-circle': ({ at, path }: Args) =>
      `Character ${at}: the formula would need its own result: ${path}. Take one of these references out.`,
  },
  absences: {
    suppressed: (part: string) =>
      `${part} is suppressed, so nothing is shown from which it could be worked out.`,
    'not-comparable': (part: string) => `${part} is not comparable.`,
    'not-applicable': (part: string) => `${part} does not apply.`,
    'not-available-yet': (part: string) => `Not available yet: ${part}.`,
    missing: (part: string) => `There is no figure for ${part}.`,
    'not-due': (part: string) => `The figure for ${part} is not due yet.`,
    'cannot-be-summed': (part: string) =>
      `${part} cannot be added up: its numerator and denominator are needed.`,
    'zero-denominator': (part: string) => `${part} is 0, so there is nothing to divide by.`,
    'too-large': (part: string) => `${part} has more digits than can be shown.`,
  },
  /** Why a function of the system has no answer here. */
  notYet: {
    percentGreen: 'statuses of indicators are not counted here',
    percentStretchOnTrack: 'stretch targets are not followed by group here',
    percentOnTime: 'there are no returns here',
    spendVariance: 'spend is not profiled here',
    risksAtOrAbove: 'there is no risk register here',
    percentAgree: 'there are no surveys here',
    percentMembers: 'there are no monitoring forms of members here',
    percentCommunity: 'the make-up of the community is not kept here',
    percentComplete: 'there are no plans here',
  },
  system: {
    percentGreen: ([set]: Given) => `% of indicators green, of those rated${of(set)}`,
    percentStretchOnTrack: ([group]: Given) => `% of stretch targets on track${of(group)}`,
    percentOnTime: ([department]: Given) => `% of returns sent on time${of(department)}`,
    spendVariance: ([theme]: Given) => `% variance from profiled spend${of(theme)}`,
    risksAtOrAbove: ([threshold, register]: Given) =>
      `number of risks that score ${threshold} or more${of(register)}`,
    percentAgree: ([question]: Given) => `% who strongly agree or agree${of(question)}`,
    percentMembers: ([who, body]: Given) => `% of members: ${who}${of(body)}`,
    percentCommunity: ([who]: Given) => `% of the community: ${who}`,
    percentComplete: ([plan]: Given) => `% complete against plan${of(plan)}`,
  },
  signs: {
    '+': '+',
    '-': '\u2212',
    '*': '\u00d7',
    '/': '\u00f7',
    negative: '\u2212',
    '=': 'is',
    '<>': 'is not',
    '<': 'is less than',
    '<=': 'is at most',
    '>': 'is more than',
    '>=': 'is at least',
  },
  and: (all: string, last: string) => `${all} and ${last}`,
  lists: {
    avg: (list: string) => `the average of ${list}`,
    min: (list: string) => `the smallest of ${list}`,
    max: (list: string) => `the largest of ${list}`,
    count: (list: string) => `how many of ${list} have a figure`,
    countIf: (list: string) => `how many of these hold: ${list}`,
    coalesce: (list: string) => `the first that has a figure of ${list}`,
  },
  calls: {
    if: (condition: string, then: string, otherwise: string) =>
      `if ${condition}, then ${then}, otherwise ${otherwise}`,
    round: (value: string, places: number) =>
      `${value}, rounded to ${places === 0 ? 'a whole number' : `${places} decimal ${places === 1 ? 'place' : 'places'}`}`,
  },
  parts: {
    value: (title: string) => title,
    numerator: (title: string) => `numerator of ${title}`,
    denominator: (title: string) => `denominator of ${title}`,
  },
  shifts: {
    none: (title: string) => title,
    previous: (title: string) => `${title} (the period before)`,
    'last-year': (title: string) => `${title} (the same period last year)`,
    'year-to-date': (title: string) => `${title} (the year to date)`,
  },
}

export const formulaWords = inEachLocale(en)
export type FormulaWords = ReturnType<typeof formulaWords>
