import type { Finding } from '../kernel/finding.ts'
import { dayOf } from '../kernel/period-words.ts'
import { inEachLocale } from '../ui/messages.ts'
import type { GroupKind } from './comparator-group.ts'

type Args = Finding['args']

const kinds: Readonly<Record<GroupKind, string>> = {
  'nearest-neighbours': 'Nearest neighbours',
  'family-group': 'Family group',
  region: 'Region',
  own: 'Chosen by the place',
}

const en = {
  title: 'Groups to compare with',
  kinds,
  list: {
    lead: 'Places that this one is held beside on the page Compare of an indicator.',
    empty: 'There are no groups yet. Add the nearest neighbours of this place first.',
    add: 'Add a group',
    group: 'Group',
    kind: 'Kind',
    members: 'Members',
    source: 'Source',
    from: 'Members from',
    always: 'the beginning',
  },
  form: {
    addTitle: 'Add a group to compare with',
    code: 'Short name for addresses',
    codeHint:
      'Small letters, numbers and hyphens, for example neighbours-2024. It cannot be changed later. Leave it empty to have it made from the name',
    name: 'Name',
    nameHint: 'For example Nearest neighbours',
    kind: 'Kind',
    source: 'Source',
    sourceHint: 'Who settled who belongs to it, and when, for example the model of 2024',
    members: 'Members',
    membersHint:
      'Codes of areas, one a line. This place itself need not be named: it is always shown beside them',
    membersFrom: 'These are the members from',
    membersFromHint: 'Leave it empty if they have been from the beginning',
    reason: 'Why the members change',
    reasonHint: 'Kept in the record of changes; may be empty',
    add: 'Add the group',
    save: 'Save',
    areas: (count: number) => `Codes of the areas there are (${count})`,
  },
  history: {
    title: 'Members over time',
    line: (count: number, from: string | null) =>
      `${count === 1 ? '1 member' : `${count} members`} from ${from === null ? 'the beginning' : dayOf(from)}`,
    why: (reason: string) => `Why: ${reason}`,
  },
  conflict: {
    lead: 'Somebody changed this group while you were editing. Nothing of yours was saved yet.',
    caption: 'Both versions',
    field: 'What',
    theirs: 'Saved meanwhile',
    yours: 'You entered',
    keepTheirs: 'Keep what was saved meanwhile',
    keepYours: 'To keep yours, look through the form and save again.',
  },
  done: { added: 'The group was added.', changed: 'The change was saved.' },
  findings: {
    'name-missing': 'Enter the name of the group, for example Nearest neighbours',
    'name-too-long': 'The name must be 200 characters or fewer',
    'kind-missing': 'Choose what kind of group it is',
    'code-form':
      'The short name must be 1 to 60 small letters, numbers or hyphens and begin with a letter or number, like neighbours-2024',
    'code-reserved': ({ code }: Args) =>
      `"${code}" is a word of the addresses here. Choose another short name`,
    'code-taken': ({ code, name }: Args) => `${name} has the short name "${code}" already. Choose another`,
    'source-missing': 'Say who settled who belongs to the group',
    'source-too-long': 'The source must be 500 characters or fewer',
    'from-form': 'The day from which these are the members must be a real date, like 2008-04-01',
    'members-missing': 'Enter the code of at least one area, like E08000011',
    'members-too-many': ({ most }: Args) => `A group can have at most ${most} members`,
    'member-not-found': ({ code }: Args) => `There is no area ${code}. Add it first, or check the code`,
    'reason-too-long': 'The reason must be 1,000 characters or fewer',
  },
  refusals: {
    'group-not-found': 'There is no such group.',
    'group-changed-meanwhile':
      'Somebody changed this group meanwhile, so nothing was changed. Look at it again and decide what to keep.',
  },
}

export const groupWords = inEachLocale(en)
