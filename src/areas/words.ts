import type { Finding } from '../kernel/finding.ts'
import { dayOf } from '../kernel/period-words.ts'
import { inEachLocale } from '../ui/messages.ts'
import type { AreaKind } from './area.ts'

type Args = Finding['args']

const kinds: Readonly<Record<AreaKind, string>> = {
  country: 'Country',
  region: 'Region',
  county: 'County',
  'unitary-authority': 'Unitary authority',
  'metropolitan-district': 'Metropolitan district',
  'london-borough': 'London borough',
  district: 'District',
  ward: 'Ward',
  msoa: 'Middle layer super output area',
  lsoa: 'Lower layer super output area',
  neighbourhood: 'Neighbourhood',
  'service-area': 'Service area',
  other: 'Other',
}

const en = {
  title: 'Areas',
  kinds,
  notSaid: 'Kind not said yet',
  list: {
    lead: (count: number, closed: number) =>
      `${count === 1 ? '1 area is' : `${count} areas are`} in force${closed === 0 ? '' : `, ${closed} no longer`}. Figures are about areas; each lies in the one above it.`,
    empty: 'There are no areas yet. Add the area of the place itself first.',
    noHome: 'Nobody has said which area is the place itself. Open it below and choose it.',
    add: 'Add an area',
    closed: (count: number) => `No longer in force (${count})`,
    closedLine: (name: string, code: string, endsOn: string) => `${name} (${code}), up to ${dayOf(endsOn)}`,
    home: 'the place itself',
    within: (name: string, count: number) => `${name}: ${count === 1 ? '1 area' : `${count} areas`} in it`,
    line: (kind: string, code: string) => `${kind}, ${code}`,
  },
  page: {
    replacedBy: (names: string) => `It was replaced by ${names}.`,
    isClosed: (endsOn: string) => `This area was in force up to ${dayOf(endsOn)}.`,
    close: 'Close this area',
    reopen: 'Open this area again',
    isHome: 'This is the area of the place itself: cards, returns and reports show its figures.',
    makeHome: 'Make it the area of the place itself',
  },
  form: {
    addTitle: 'Add an area',
    closeTitle: (name: string) => `Close ${name}`,
    reopenTitle: (name: string) => `Open ${name} again`,
    code: 'Code',
    codeHint:
      'The official code of nine characters, like E06000006, or one of your own for a neighbourhood or service area. It cannot be changed later',
    name: 'Name',
    nameHint: 'For example Castlefields',
    kind: 'Kind',
    kindByCode: 'As the official code says',
    partOf: 'Lies in',
    partOfNothing: 'No other area',
    startsOn: 'In force from',
    startsHint: 'Leave it empty if nobody knows',
    endsOn: 'Last day',
    endsHint: 'Today or a day that has been',
    replacedBy: 'Replaced by',
    replacedHint:
      'Codes of the areas that it became, one a line; several where it was split. Leave it empty if nothing took its place',
    closeLead:
      'A closed area keeps its figures and its history. No figures of it are expected after its last day.',
    reopenLead: (endsOn: string) =>
      `It was closed with ${dayOf(endsOn)} as its last day. Opened again, it stands as if it had not been.`,
    add: 'Add the area',
    save: 'Save',
    closeButton: 'Close the area',
    reopenButton: 'Open the area again',
  },
  conflict: {
    lead: 'Somebody changed this area while you were editing. Nothing of yours was saved yet.',
    caption: 'Both versions',
    field: 'What',
    theirs: 'Saved meanwhile',
    yours: 'You entered',
    keepTheirs: 'Keep what was saved meanwhile',
    keepYours: 'To keep yours, look through the form and save again.',
  },
  done: {
    added: 'The area was added.',
    changed: 'The change was saved.',
    closed: 'The area was closed.',
    reopened: 'The area is open again.',
    home: 'This is the area of the place itself now.',
  },
  findings: {
    'code-missing': 'Enter the code of the area, like E06000006 or castlefields',
    'code-form':
      'The code must be 1 to 40 letters, numbers, dots, hyphens or underscores and begin with a letter or number',
    'code-length': ({ code, length }: Args) =>
      `${code} begins like an official code, but has ${length} characters. Those have a letter and eight digits, like E06000006`,
    'code-reserved': ({ code }: Args) => `"${code}" is a word of the addresses here. Choose another code`,
    'code-taken': ({ code, name }: Args) => `${name} has the code ${code} already. Choose another`,
    'name-missing': 'Enter the name of the area, for example Castlefields',
    'name-too-long': 'The name must be 200 characters or fewer',
    'kind-missing': 'Choose what kind of area it is',
    'kind-not-of-code': ({ code, official }: Args) =>
      `${code} is the official code of a ${kinds[official as AreaKind].toLowerCase()}. Choose that kind, or check the code`,
    'parent-not-found': 'There is no such area for it to lie in. Choose one of the list',
    'parent-itself': 'An area cannot lie in itself. Choose another',
    'parent-below': ({ parent }: Args) => `${parent} lies in this area itself. Choose another`,
    'parent-ended': ({ name, endsOn }: Args) =>
      `${name} was in force only up to ${dayOf(String(endsOn))}. Choose an area that is in force`,
    'starts-form': 'The first day must be a real date, like 2009-04-01',
    'starts-after-end': ({ endsOn }: Args) =>
      `The first day must not be after the last, ${dayOf(String(endsOn))}`,
    'ends-form': 'The last day must be a real date, like 2009-03-31',
    'ends-later': 'The last day must be today or in the past. Close the area when the day has come',
    'ends-before-start': ({ startsOn }: Args) =>
      `The last day must not be before the first, ${dayOf(String(startsOn))}`,
    'ends-home': ({ name }: Args) => `${name} is the place itself and cannot be closed`,
    'areas-below': ({ name, listed, more }: Args) =>
      `Areas in force lie in ${name}: ${listed}${Number(more) > 0 ? ` and ${more} more` : ''}. Close them or let them lie elsewhere first`,
    'successor-not-found': ({ code }: Args) => `There is no area ${code}. Add it first, or check the code`,
    'successor-itself': 'An area cannot be replaced by itself',
    'successor-ended': ({ name, endsOn }: Args) =>
      `${name} was itself in force only up to ${dayOf(String(endsOn))}. Name an area that came after`,
  },
  refusals: {
    'area-not-found': ({ code }: Args) => `There is no area ${code}.`,
    'area-changed-meanwhile':
      'Somebody changed this area meanwhile, so nothing was changed. Look at it again and decide what to keep.',
    'area-closed-already': 'The area is closed already.',
    'area-open-already': 'The area is open already.',
    'area-parent-ended': ({ name }: Args) =>
      `${name}, in which it lies, is closed. Open ${name} again first, or let this area lie elsewhere.`,
    'home-area-ended': ({ name }: Args) => `${name} is closed and cannot be the place itself.`,
    'home-area-has-figures':
      'The area of the place has figures already, and reports have shown them. It cannot be changed any more.',
  },
}

export const areaWords = inEachLocale(en)
export type AreaWords = ReturnType<typeof areaWords>
