import { inEachLocale } from '../ui/messages.ts'

type Args = Readonly<Record<string, string | number>>

const count = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`

const en = {
  title: 'Performance',
  scorecards: 'Scorecards',
  search: 'Search by code or title',
  set: 'Set',
  department: 'Department',
  status: 'Status',
  all: 'All',
  show: 'Show',
  found: (number: number) => count(number, 'indicator', 'indicators'),
  foundOf: (from: number, to: number, all: number) =>
    `${from} to ${to} of ${count(all, 'indicator', 'indicators')}`,
  none: (filters: number) =>
    filters === 0
      ? 'There are no indicators here.'
      : `No indicator matches. Clear ${count(filters, 'filter', 'filters')}`,
  caption: (period: string) => `Figures of ${period}, or of the latest period by then.`,
  indicator: 'Indicator',
  period: 'Period',
  actual: 'Actual',
  target: 'Target',
  direction: 'Direction',
  owner: 'Owner',
  updated: 'Last updated',
  over: (target: string) => `target ${target}`,
  noTarget: 'no target',
  codeAndUnit: (code: string, unit: string) => `${code}, ${unit}`,
  never: 'Never',
  ignoredFilter: (name: string, value: string) => `"${name}=${value}" was not understood and was left out.`,
  code: 'Code',
  unit: 'Unit',
  dueFilter: 'Figure due',
  dues: { open: 'Asked for and not given yet', late: 'Late' },
  noOwner: 'No owner',
  ownerLeft: 'Owner has left',
  byGap: 'by distance to target',
  sortBy: (column: string) => `sort ${column}`,
  byCode: 'Back to the order of codes',
  sets: 'Sets of indicators',
  choose: 'Chosen',
  chooseOne: (code: string) => `Choose ${code}`,
  withChosen: 'With the chosen indicators',
  newOwner: 'Owner',
  newOwnerHint: 'A post of the place, for example Waste Manager',
  give: 'Change the owner',
  newSet: 'Set',
  chooseSet: 'Choose a set',
  join: 'Add to the set',
  export: 'Without a choice, everything found goes into the file.',
  csv: 'Download CSV',
  xlsx: 'Download Excel',
  done: {
    owner: (number: number) => `${count(number, 'indicator has', 'indicators have')} another owner.`,
    set: (number: number) => `${count(number, 'indicator', 'indicators')} put into the set.`,
  },
  findings: {
    'none-chosen': 'Choose at least one indicator',
    'post-missing': 'Enter the post that is to answer for them',
    'post-not-known': ({ post }: Args) => `There is no post “${post}” here that is open`,
    'set-missing': 'Choose the set',
  },
  refusals: {
    'form-has-problems': 'Some of it has to be put right first.',
    'indicators-changed-meanwhile': ({ codes }: Args) =>
      `Somebody changed ${codes} while this page was open. Nothing was changed; look at the rows again and choose anew.`,
  },
}

export const registerWords = inEachLocale(en)
