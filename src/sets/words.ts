import { dayOf } from '../kernel/period-words.ts'
import { inEachLocale } from '../ui/messages.ts'
import type { Spell } from './set.ts'

type Args = Readonly<Record<string, string | number>>

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
const indicators = (count: number): string => counted(count, 'indicator', 'indicators')

const en = {
  performance: 'Performance',
  kinds: {
    national: 'National Indicators',
    'laa-designated': 'Local Area Agreement, designated',
    'laa-statutory': 'Local Area Agreement, statutory',
    stretch: 'Stretch targets',
    floor: 'Floor targets',
    bvpi: 'Best Value Performance Indicators',
    local: 'Local',
  },
  list: {
    title: 'Sets of indicators',
    none: 'There are no sets yet.',
    set: 'Set',
    kind: 'Kind',
    members: 'Indicators',
    gaps: 'With a gap',
    rule: 'To be put right',
    ended: (count: number) => `and ${count} at other times`,
    caption: 'Sets, what is in them today, and what is missing',
    add: 'Add a set',
    packs: 'Load a pack',
    unchecked: (count: number) => `${counted(count, 'title', 'titles')} to be checked`,
  },
  page: {
    title: (set: string) => `Allocation register: ${set}`,
    edit: 'Change name or kind',
    source: (source: string) => `Where it comes from: ${source}`,
    between: ({ startsOn, endsOn }: Spell) =>
      startsOn === null
        ? endsOn === null
          ? ''
          : `until ${dayOf(endsOn)}`
        : endsOn === null
          ? `from ${dayOf(startsOn)}`
          : `${dayOf(startsOn)} to ${dayOf(endsOn)}`,
    time: 'In the set',
    allTimes: (between: string) => `In the set: ${between}.`,
    titleToCheck: 'title to be checked',
    unchecked: (count: number) =>
      `${counted(count, 'title came', 'titles came')} with a pack and nobody has held ${count === 1 ? 'it' : 'them'} against the official source yet.`,
    ever: (others: number) => `Show also what was in it before or comes later (${others})`,
    membersOnly: 'Show what is in it today',
    nobody: 'Nothing is in this set today.',
    choose: 'Chosen',
    chooseOne: (code: string) => `Choose ${code}`,
    endTitle: 'Take the chosen ones out',
    endsOn: 'Last day in the set',
    endsHint: 'Leave it empty to take out what was put in by mistake, as if it had never been in the set',
    end: 'Take out of the set',
    checked: 'Their titles are checked',
    addTitle: 'Add indicators',
    codes: 'Codes',
    codesHint: 'One or several, for example NI192, NI193',
    startsOn: 'First day in the set',
    startsHint: 'Leave it empty if nobody knows',
    untilOn: 'Last day in the set',
    untilHint: 'Leave it empty if it stays until further notice',
    add: 'Add to the set',
  },
  form: {
    newTitle: 'Add a set',
    editTitle: 'Change name or kind',
    name: 'Name',
    nameHint: 'For example Floor targets of the Neighbourhood Renewal Fund',
    kind: 'Kind',
    source: 'Where it comes from',
    sourceHint: 'An agreement, a handbook, a decision',
    code: 'Short name for addresses',
    codeHint:
      'Letters, numbers and hyphens, for example LAA-designated. Formulas ask for it by this name; it cannot be changed later',
    add: 'Add the set',
    save: 'Save',
  },
  packs: {
    title: 'Load a pack',
    lead: 'Packs are lists of indicators that come with the product, each line with its source. Loading one adds what is missing and changes nothing that is there; you can load it again.',
    choose: 'See what it would do',
    chooseHidden: (title: string) => `: ${title}`,
    source: 'Source',
    set: 'Set',
    plan: (create: number, join: number, stand: number) =>
      `${indicators(create)} would be added, ${join} that exist would be put into the set, ${stand} are in it already.`,
    nothing: 'Everything in this pack is here already.',
    load: (count: number) => `Load ${indicators(count)}`,
    loadNone: 'Load again',
    caption: 'What is in the pack',
    code: 'Code',
    indicator: 'Title',
    will: 'What would happen',
    acts: { create: 'Added', join: 'Put into the set', stand: 'In the set already' },
    line: 'Source of the line',
    toCheck: 'to be checked',
    time: (between: string) => `In the set: ${between}.`,
  },
  done: {
    added: () => 'The set was added.',
    saved: () => 'The set was changed.',
    joined: (count: number) => `${indicators(count)} put into the set.`,
    left: (count: number) => `${counted(count, 'membership', 'memberships')} changed.`,
    checked: (count: number) => `${counted(count, 'title', 'titles')} marked as checked.`,
    loaded: (count: number) =>
      count === 0 ? 'Everything was here already; nothing changed.' : `${indicators(count)} loaded.`,
  },
  notes: {
    'too-many': ({ count, most }: Args) =>
      `${count} indicators are in this set at once. A Local Area Agreement has ${most} designated targets at most.`,
    'missing-members': ({ count, codes, all }: Args) =>
      `${count} of the ${all} statutory targets are not in this set: ${codes}.`,
    'strange-members': ({ codes }: Args) => `Not among the statutory targets: ${codes}.`,
  },
  findings: {
    'name-missing': 'Enter the name of the set',
    'name-too-long': 'The name must be 200 characters or fewer',
    'kind-missing': 'Choose the kind of set',
    'code-form':
      'The short name must be letters, numbers, full stops, hyphens and underscores, begin with a letter or number, and not be “new”',
    'code-taken': ({ code, name }: Args) => `There is a set ${code} already: ${name}`,
    'source-too-long': 'Where it comes from must be 1,000 characters or fewer',
    'too-many': ({ count, most }: Args) =>
      `${count} indicators are in this set at once, and this kind allows ${most}. Take some out first`,
    'codes-missing': 'Enter at least one code, like NI192',
    'codes-too-many': ({ most }: Args) => `Enter ${most} codes or fewer`,
    'codes-not-known': ({ codes }: Args) => `There are no indicators ${codes}`,
    'starts-form': 'The first day must be a date, like 2008-04-01',
    'ends-form': 'The last day must be a date, like 2011-03-31',
    'ends-before-start': 'The last day must not be before the first',
    'ends-before-it-starts': ({ code, startsOn }: Args) =>
      `${code} is in the set only from ${dayOf(String(startsOn))}. Enter a later day, or none to take it out`,
    'set-full': ({ most, over, name }: Args) =>
      `${name} may hold ${most} indicators at once, and this would be ${over} too many. Take some out first`,
    'none-chosen': 'Choose at least one indicator',
  },
  refusals: {
    'form-has-problems': 'Some of it has to be put right first.',
    'set-not-found': ({ code }: Args) => `There is no set ${code}.`,
    'pack-not-found': ({ name }: Args) => `There is no pack ${name}.`,
    'set-changed-meanwhile':
      'Somebody changed this set while the page was open. What you typed is kept; look at what stands now and save again.',
    'no-right': 'Sets are changed by those who define indicators.',
  },
}

export const setWords = inEachLocale(en)
