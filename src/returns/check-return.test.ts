import { describe, expect, it } from 'vitest'
import { assess, type Assessment } from '../indicators/assess.ts'
import type { Indicator, Observation, Target } from '../figures/indicator.ts'
import { firstRule } from '../figures/target.sql.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { previousPeriod, quarter, shift, yearOf, type Period } from '../kernel/period.ts'
import { checkReturn } from './check-return.ts'
import { valueOf } from './load-return.action.ts'
import { nothingEntered, type Entered, type LineInContext } from './return.ts'
import { returnWords } from './words.ts'

const period = quarter(2008, 2)
const recycled: Indicator = {
  id: 1,
  code: 'NI192',
  title: 'Waste recycled',
  definition: '',
  source: '',
  recordedHow: '',
  unit: '%',
  decimals: 1,
  polarity: 'high',
  kind: 'rate',
  levels: [],
  overTime: 'none',
  overAreas: 'none',
  periodKind: 'quarter',
  lagMonths: 0,
  tolerance: null,
  ruleFamily: null,
  isKey: true,
  baseline: '',
  baselineOwner: '',
  baselineDueOn: null,
  owners: [],
  ownerPost: '',
  organisationId: 1,
  collatorId: null,
  responsibleId: null,
  version: 1,
}

const observed = (value: string, at = previousPeriod(period)): Observation => ({
  indicatorId: 1,
  areaCode: 'E1',
  period: at,
  revision: 1,
  value: value as Decimal,
  numerator: null,
  denominator: null,
  lower: null,
  upper: null,
  status: 'final',
  mark: 'ok',
  reason: '',
  source: '',
  recordedAt: new Date(0),
  recordedBy: null,
  signedBy: null,
  returnId: null,
})

interface Given {
  readonly indicator?: Partial<Indicator>
  readonly entered?: Partial<Entered>
  readonly last?: readonly string[]
  readonly expected?: readonly [string, string]
  readonly target?: string
  readonly yearTarget?: string
}

function aimedAt(value: string | undefined, at: Period, kind: Target['kind']): Target | null {
  const place = { indicatorId: 1, areaCode: 'E1', period: at }
  const rest = { regime: 'corporate', kind, range: null, wording: '', basis: '', revision: 1 }
  return value === undefined ? null : { ...place, ...rest, value: value as Decimal }
}

/** A line as the page has it: what was typed, with the figures before, the range and the target that it is given. */
function line({
  indicator: wanted,
  entered: put,
  last = [],
  expected,
  target,
  yearTarget,
}: Given): LineInContext {
  const indicator = { ...recycled, ...wanted }
  const entered = { ...nothingEntered, ...put }
  const value = valueOf(entered, indicator)
  const earlier = last.map((text, i) => observed(text, shift(period, i - last.length)))
  const aim = aimedAt(target, period, 'quarterly-profile')
  const assessment: Assessment | null =
    value === null
      ? null
      : assess({
          indicator,
          areaCode: 'E1',
          period,
          today: '2009-01-12',
          figureOf: (at) => (at.index === period.index ? observed(value, period) : undefined),
          target: aim,
          breaks: [],
          rule: firstRule,
        })
  return {
    indicator,
    entered,
    stored: entered,
    owner: null,
    enteredBy: null,
    period,
    value,
    last: earlier,
    previous: earlier.at(-1) ?? null,
    current: null,
    target: aim,
    toPlace: aimedAt(yearTarget, yearOf(period), 'annual'),
    expected: expected ? { low: expected[0] as Decimal, high: expected[1] as Decimal } : null,
    assessment,
  }
}

const words = returnWords('en').findings
function say(...given: readonly Given[]): string[] {
  return [...checkReturn(given.map(line), '')].map(({ field, code, severity, args }) => {
    const sentence: (args: Readonly<Record<string, string | number>>) => string = words[code]
    return `${field} (${severity}) ${sentence(args)}`
  })
}

const said = { cause: 'Lorries off the road', action: 'Two hired', forecast: '45 by March' }
const count = { kind: 'flow', unit: 'number', decimals: 0, title: 'Jobs created', code: 'JOBS' } as const

// Sentences after SCREENS §7, examples 1 to 6 and 9.
const cases: readonly (readonly [string, Given, readonly string[]])[] = [
  [
    'nothing',
    { indicator: { title: 'Jobs created' } },
    ['NI192.typed (error) Enter the figure for Jobs created, or choose why there is none'],
  ],
  [
    'the choice of a value, and none',
    { entered: { answer: 'value', typed: '  ' } },
    ['NI192.typed (error) Enter the figure for Waste recycled, or choose why there is none'],
  ],
  [
    'text',
    { entered: { typed: 'about forty' }, indicator: { title: 'Jobs created' } },
    ['NI192.typed (error) Jobs created must be a number, like 42 or 1,250'],
  ],
  [
    'two numbers',
    { entered: { typed: '38-40' } },
    ['NI192.typed (error) Waste recycled must be a number, like 42 or 1,250'],
  ],
  [
    'too many decimals',
    { entered: { typed: '38.25' } },
    ['NI192.typed (error) Waste recycled must have 1 decimal place or fewer, like 38.2'],
  ],
  [
    'too many decimals for two',
    { entered: { typed: '38.255' }, indicator: { decimals: 2 } },
    ['NI192.typed (error) Waste recycled must have 2 decimal places or fewer, like 38.20'],
  ],
  [
    'decimals of a whole number',
    { entered: { typed: '7.5' }, indicator: count },
    ['JOBS.typed (error) Jobs created must be a whole number, like 42'],
  ],
  [
    'a figure and a reason for none',
    { entered: { typed: '38.2', answer: 'not-due' } },
    [
      'NI192.typed (error) You entered 38.2 for Waste recycled and also chose why there is no figure. Keep one of them',
    ],
  ],
  [
    '"nothing to report" for a percentage',
    { entered: { answer: 'nil' } },
    [
      'NI192.answer (error) "Nothing to report" is for things that are counted. For Waste recycled enter the figure, or choose "Not applicable" or "Not available yet"',
    ],
  ],
  ['"nothing to report" for a count', { entered: { answer: 'nil' }, indicator: count }, []],
  ['nought', { entered: { typed: '0' } }, []],
  ['a figure with its sign and spaces', { entered: { typed: ' 38.2 % ' } }, []],
  ['pounds with commas', { entered: { typed: '£1,250' }, indicator: { unit: '£', decimals: 0 } }, []],
  ['each of the other answers', { entered: { answer: 'not-available' } }, []],
  [
    'a share where a percentage is meant',
    { entered: { typed: '0.38' }, last: ['37.5', '39.0'] },
    [
      'NI192.typed (query) You entered 0.38 for Waste recycled. If you mean 38.0%, enter 38.0. If 0.38% is right, say why',
    ],
  ],
  [
    'a share that is explained, with its decimals',
    { entered: { typed: '0.38', reason: 'The plant was shut' }, last: ['37.5', '39.0'] },
    ['NI192.typed (error) Waste recycled must have 1 decimal place or fewer, like 38.2'],
  ],
  ['a small percentage among small ones', { entered: { typed: '0.4' }, last: ['0.5', '0.3'] }, []],
  ['a small percentage without any before', { entered: { typed: '0.4' } }, []],
  [
    'a small number that is no percentage',
    { entered: { typed: '0.4' }, last: ['37.5'], indicator: { unit: 'days' } },
    [],
  ],
  [
    'a figure above what is expected',
    { entered: { typed: '72' }, expected: ['4.0', '7.5'], indicator: { title: 'Sickness', unit: 'days' } },
    [
      'NI192.typed (query) 72.0 for Sickness is higher than expected from past figures (4.0 to 7.5). Check it, or say why it is right',
    ],
  ],
  [
    'a figure below what is expected',
    { entered: { typed: '3.9' }, expected: ['4.0', '7.5'] },
    [
      'NI192.typed (query) 3.9 for Waste recycled is lower than expected from past figures (4.0 to 7.5). Check it, or say why it is right',
    ],
  ],
  ['a figure at the end of what is expected', { entered: { typed: '7.5' }, expected: ['4.0', '7.5'] }, []],
  [
    'an unexpected figure that is explained',
    { entered: { typed: '72', reason: 'Snow' }, expected: ['4.0', '7.5'] },
    [],
  ],
  [
    'a figure of the year so far that falls',
    {
      entered: { typed: '1,200' },
      last: ['61234'],
      indicator: { ...count, kind: 'cumulative' },
    },
    [
      'JOBS.typed (query) 1,200 for Jobs created is less than last quarter’s 61,234, though it counts the year so far. Check it, or say what was corrected',
    ],
  ],
  [
    'an off-target figure without commentary',
    { entered: { typed: '38.2' }, target: '50' },
    [
      'NI192.cause (error) Enter the cause: NI192 is off target, so cause, action and forecast are needed before you send',
      'NI192.action (error) Enter the action: NI192 is off target, so say what is being done, who does it and by when',
      'NI192.forecast (error) Enter the forecast: NI192 is off target, so say where it will stand at the end of the year',
    ],
  ],
  [
    'a figure close to its target with blanks for commentary',
    { entered: { typed: '49', cause: ' ', action: '\n', forecast: 'x' }, target: '50' },
    [
      'NI192.cause (error) Enter the cause: NI192 is close to target, so cause, action and forecast are needed before you send',
      'NI192.action (error) Enter the action: NI192 is close to target, so say what is being done, who does it and by when',
    ],
  ],
  ['an off-target figure with its commentary', { entered: { typed: '38.2', ...said }, target: '50' }, []],
  [
    'a figure far beyond its target',
    { entered: { typed: '60' }, target: '50' },
    ['NI192.cause (error) Enter the cause: NI192 is well beyond its target, so say what made the difference'],
  ],
  [
    'a figure far beyond its target, explained',
    { entered: { typed: '60', cause: 'A new plant' }, target: '50' },
    [],
  ],
  ['a figure on its target', { entered: { typed: '50' }, target: '50' }, []],
  [
    'a figure that is not available, whatever its target',
    { entered: { answer: 'not-available' }, target: '50' },
    [],
  ],
  ['nothing said of its target', { entered: { typed: '50' }, yearTarget: '55' }, []],
  [
    'a category with its reason',
    { entered: { typed: '50', category: 'difficult', categoryReason: 'Snow' }, yearTarget: '55' },
    [],
  ],
  [
    'a category without a reason',
    { entered: { typed: '50', category: 'unlikely', categoryReason: ' ' }, yearTarget: '55' },
    ['NI192.categoryReason (error) Say why the target of NI192 is unlikely to be met'],
  ],
  [
    'a reason without a category',
    { entered: { typed: '50', categoryReason: 'Snow' }, yearTarget: '55' },
    [
      'NI192.category (error) Choose the category of the target of NI192: likely, difficult or unlikely. You gave a reason without one',
    ],
  ],
  [
    'a category where there is nothing to place',
    { entered: { typed: '50', category: 'likely' } },
    [
      'NI192.category (error) NI192 has no target for the year that is still to be met, so there is nothing to place: leave its category and the reason empty',
    ],
  ],
  [
    'a category with 2,001 characters of reason',
    { entered: { typed: '50', category: 'likely', categoryReason: 'x'.repeat(2001) }, yearTarget: '55' },
    ['NI192.categoryReason (error) Reason for the category must be 2000 characters or fewer'],
  ],
  [
    'a category with 2,000 characters of reason',
    { entered: { typed: '50', category: 'likely', categoryReason: 'x'.repeat(2000) }, yearTarget: '55' },
    [],
  ],
]

describe('checking a return', () => {
  it.each(cases)('that has %s', (_, given, sentences) => {
    expect(say(given)).toEqual(sentences)
  })

  it('asks nothing of a count in the first quarter, when the year starts anew', () => {
    const first = {
      ...line({ entered: { typed: '10' }, indicator: { ...count, kind: 'cumulative' } }),
      period: quarter(2008, 1),
    }
    const [before] = line({ last: ['400'] }).last
    expect([
      ...checkReturn([{ ...first, previous: before ? { ...before, period: quarter(2007, 4) } : null }], ''),
    ]).toEqual([])
  })

  it('refuses texts of 10,000 characters with a sentence, and takes 4,000', () => {
    const long = 'x'.repeat(10_000)
    const given = { entered: { typed: '38.2', reason: long, cause: long, action: long, forecast: long } }
    expect(say(given)).toEqual(
      ['reason', 'cause', 'action', 'forecast'].map(
        (part) => `NI192.${part} (error) ${part} must be 4000 characters or fewer`,
      ),
    )
    expect(say({ entered: { typed: '38.2', cause: 'x'.repeat(4000) } })).toEqual([])
    expect([...checkReturn([], long)]).toMatchObject([
      { field: 'key-issues', code: 'text-too-long', severity: 'error' },
    ])
  })

  it('tells everything at once, in the order of the form', () => {
    const long = 'x'.repeat(10_000)
    const findings = checkReturn(
      [
        line({ entered: { typed: 'many', reason: long } }),
        line({ entered: { typed: '38.2', action: long }, target: '50', indicator: { code: 'NI193' } }),
        line({ indicator: { code: 'NI191' } }),
      ],
      long,
    )
    expect([...findings].map(({ field }) => field)).toEqual([
      'key-issues',
      'NI192.typed',
      'NI192.reason',
      'NI193.cause',
      'NI193.action',
      'NI193.forecast',
      'NI191.typed',
    ])
  })
})
