import type { Finding } from '../kernel/finding.ts'
import { dayOf } from '../kernel/period-words.ts'
import { inEachLocale } from '../ui/messages.ts'

type Args = Finding['args']

/** `Waste; Roads and 3 more`. */
const listing = ({ listed, more }: Args): string =>
  Number(more) > 0 ? `${listed} and ${more} more` : String(listed)

const en = {
  title: 'Organisations',
  room: 'People',
  kinds: {
    partner: 'Partner',
    directorate: 'Directorate',
    department: 'Department',
    division: 'Division',
    group: 'Partnership group',
  },
  sectors: { public: 'Public', private: 'Private', community: 'Community or voluntary' },
  list: {
    lead: (count: number, open: Readonly<Record<string, number>>) =>
      `Organisations and their parts, ${count} in all: ${open.public ?? 0} public, ${open.private ?? 0} private, ${open.community ?? 0} community or voluntary.`,
    empty: 'There are no organisations yet. Add the council first, then its directorates and its partners.',
    emptyReader: 'There are no organisations yet. Somebody of the performance team can add them.',
    add: 'Add an organisation',
    closed: (count: number) => `Closed organisations (${count})`,
    closedLine: (name: string, closedOn: string) => `${name}, closed on ${dayOf(closedOn)}`,
    bodies: 'Boards, partnerships and groups',
  },
  chart: {
    title: (name: string, parts: number) => `${name} has ${parts === 1 ? '1 part' : `${parts} parts`}`,
    titleBeside: (name: string, parts: number, beside: number) =>
      `${name} has ${parts === 1 ? '1 part' : `${parts} parts`}; ${beside === 1 ? '1 organisation' : `${beside} organisations`} beside it`,
    titleFlat: (count: number) => `${count} organisations stand side by side`,
    subtitle: 'Structure chart: each organisation with what it is part of',
    desc: (count: number, levels: number) =>
      `A tree of ${count} organisations in ${levels} levels, from left to right. The list after it says the same.`,
    more: (count: number) => `and ${count} below`,
    organisation: 'Organisation',
    partOf: 'Part of',
    sector: 'Sector',
    none: 'none',
  },
  page: {
    kind: 'Kind',
    sector: 'Sector',
    code: 'Code',
    partOf: 'Part of',
    standsAlone: 'Nothing: it stands by itself',
    openedOn: 'Opened on',
    notKnown: 'Not known',
    closedOn: 'Closed on',
    isClosed: (closedOn: string) => `This organisation closed on ${dayOf(closedOn)}.`,
    below: 'Its parts',
    addPart: 'Add a part',
    noneBelow: 'It has no parts.',
    belowClosed: (name: string, closedOn: string) => `${name} (closed on ${dayOf(closedOn)})`,
    edit: 'Change name or kind',
    move: 'Move',
    close: 'Close',
    reopen: 'Open again',
    history: 'History',
  },
  form: {
    addTitle: 'Add an organisation',
    editTitle: 'Change name or kind',
    moveTitle: (name: string) => `Move ${name}`,
    closeTitle: (name: string) => `Close ${name}`,
    reopenTitle: (name: string) => `Open ${name} again`,
    name: 'Name',
    nameHint: 'As its own people write it, for example Highways and Transportation',
    code: 'Short name for addresses',
    codeHint:
      'Small letters, numbers and hyphens, for example highways. It cannot be changed later. Leave it empty to have it made from the name',
    kind: 'Kind',
    sector: 'Sector',
    sectorHint: 'Bodies count whom their members speak for by sector',
    partOf: 'Part of',
    partOfNothing: 'Nothing: it stands by itself',
    openedOn: 'Opened on',
    openedHint: 'Leave it empty if nobody knows',
    closedOn: 'Last day',
    closedHint: 'Today or a day that has been',
    closeLead:
      'A closed organisation keeps its figures, returns and history. It is left out of lists and can be opened again.',
    reopenLead: (closedOn: string) =>
      `It closed on ${dayOf(closedOn)}. Opened again, it stands where it stood, as if it had not been closed.`,
    moveLead: (parts: number) =>
      parts === 0
        ? 'Roles that cover the new organisation above it will cover it from now on.'
        : `With it move its parts, ${parts} in all. Roles that cover the new organisation above it will cover them all from now on.`,
    add: 'Add the organisation',
    save: 'Save',
    moveButton: 'Move the organisation',
    closeButton: 'Close the organisation',
    reopenButton: 'Open the organisation again',
    choose: 'Choose one',
  },
  conflict: {
    lead: (by: string, when: string) =>
      `${by} changed this organisation on ${when}, while you were editing. Nothing of yours was saved yet.`,
    plain: 'Somebody changed this organisation while you were editing. Nothing of yours was saved yet.',
    caption: 'Both versions',
    field: 'What',
    theirs: 'Saved meanwhile',
    yours: 'You entered',
    keepTheirs: 'Keep what was saved meanwhile',
    keepYours: 'To keep yours, look through the form and save again.',
  },
  done: {
    added: 'The organisation was added.',
    changed: 'The change was saved.',
    moved: 'The organisation was moved.',
    closed: 'The organisation was closed.',
    reopened: 'The organisation is open again.',
  },
  findings: {
    'name-missing': 'Enter the name of the organisation, for example Highways and Transportation',
    'name-too-long': 'The name must be 200 characters or fewer',
    'kind-missing': 'Choose what kind of organisation it is',
    'sector-missing': 'Choose the sector it belongs to',
    'code-form':
      'The short name must be 1 to 60 small letters, numbers or hyphens and begin with a letter or number, like highways',
    'code-reserved': ({ code }: Args) =>
      `"${code}" is a word of the addresses here. Choose another short name`,
    'code-taken': ({ code, name }: Args) => `${name} has the short name "${code}" already. Choose another`,
    'opened-form': 'The day it opened must be a real date, like 2008-04-01',
    'opened-later': 'The day it opened must be today or in the past',
    'parent-not-found': 'There is no such organisation for it to be part of. Choose one of the list',
    'parent-closed': ({ name }: Args) =>
      `${name} is closed. Choose an open organisation, or open ${name} again first`,
    'parent-itself': ({ name }: Args) => `${name} cannot be part of itself. Choose another organisation`,
    'parent-below': ({ name, parent }: Args) =>
      `${parent} is itself below ${name}. Move ${parent} out first, or choose another organisation`,
    'closed-form': 'The last day must be a real date, like 2008-11-14',
    'closed-later': 'The last day must be today or in the past. Close it when the day has come',
    'closed-before-opened': ({ openedOn }: Args) =>
      `The last day must not be before it opened, on ${dayOf(String(openedOn))}`,
    'parts-open': (args: Args) =>
      `${args.name} still has open parts: ${listing(args)}. Close them or move them elsewhere first`,
    'returns-open': (args: Args) =>
      `${args.name} still has returns that are not accepted: ${listing(args)}. Have them sent and accepted first`,
  },
  refusals: {
    'organisation-not-found': 'There is no such organisation.',
    'organisation-changed-meanwhile':
      'Somebody changed this organisation meanwhile, so nothing was changed. Look at it again and decide what to keep.',
    'organisation-closed-already': ({ closedOn }: Args) =>
      `It has been closed already, on ${dayOf(String(closedOn))}.`,
    'organisation-open-already': 'It is open.',
    'organisation-parent-closed': ({ name }: Args) =>
      `${name}, which it is part of, is closed. Open ${name} again first.`,
    'form-has-problems': 'Some answers need your attention.',
    'no-right': 'Your role does not let you do that.',
    'reads-only': 'This access token is for reading only.',
  },
}

export const organisationWords = inEachLocale(en)
export type OrganisationWords = ReturnType<typeof organisationWords>
