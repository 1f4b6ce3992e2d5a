import type { Finding } from '../kernel/finding.ts'
import { dayOf } from '../kernel/period-words.ts'
import { inEachLocale } from '../ui/messages.ts'

type Args = Finding['args']
const day = (value: unknown): string => dayOf(String(value))

const en = {
  title: 'Boards, partnerships and groups',
  room: 'People',
  kinds: {
    board: 'Board',
    subgroup: 'Subgroup',
    executive: 'Executive',
    'theme-partnership': 'Theme partnership',
    'policy-board': 'Policy and performance board',
    'management-team': 'Management team',
    'management-group': 'Management group',
    'working-group': 'Working group',
  },
  roles: {
    chair: 'Chair',
    'vice-chair': 'Vice-chair',
    member: 'Member',
    officer: 'Officer',
    'portfolio-holder': 'Portfolio holder',
    adviser: 'Adviser',
  },
  list: {
    lead: (count: number, wanting: number) =>
      wanting === 0 ? `${count} in all, each in order.` : `${count} in all. Needing attention: ${wanting}.`,
    empty: 'There are no boards, partnerships or groups yet. Add the first one.',
    emptyReader: 'There are no boards, partnerships or groups yet.',
    add: 'Add a body',
    themes: 'Themes',
    organisations: 'Organisations',
    body: 'Body',
    members: 'Members',
    about: 'Themes',
    attention: 'Needs attention',
    under: (kind: string, name: string) => `${kind}, under ${name}`,
    closed: (count: number) => `Closed bodies (${count})`,
    closedLine: (name: string, closedOn: string) => `${name}, closed on ${day(closedOn)}`,
    nothing: 'Nothing',
  },
  page: {
    isClosed: (closedOn: string) => `This body closed on ${day(closedOn)}.`,
    kind: 'Kind',
    code: 'Code',
    partOf: 'Subgroup of',
    themes: 'Themes',
    noThemes: 'None',
    subgroups: 'Subgroups',
    openedOn: 'Set up on',
    closedOn: 'Closed on',
    notKnown: 'Not known',
    edit: 'Change name, kind or themes',
    close: 'Close',
    reopen: 'Open again',
    addMember: 'Add a member',
    members: 'Members',
    membersOf: (name: string, count: number) => `Members of ${name} (${count})`,
    none: 'It has no members.',
    member: 'Member',
    role: 'On this body',
    speaksFor: 'Speaks for',
    nobody: 'Nobody in particular',
    since: 'Since',
    until: (endsOn: string) => `until ${day(endsOn)}`,
    review: 'Review due',
    ended: 'Memberships that ended with it',
    overdue: 'overdue',
    noReview: 'None',
    change: 'Review or end',
    changeHidden: (post: string) => `the membership of ${post}`,
    coming: 'From a later day',
    comingLine: (post: string, role: string, startsOn: string) => `${post}, ${role}, from ${day(startsOn)}`,
    former: (count: number) => `Former members (${count})`,
    formerLine: (post: string, role: string, startsOn: string, endsOn: string) =>
      `${post}, ${role}, ${day(startsOn)} to ${day(endsOn)}`,
    makeUp: 'Whom the members speak for',
    makeUpLead: (withSector: number, without: number) =>
      without === 0
        ? `Speaking for an organisation: all ${withSector}. Shares are of these.`
        : `Speaking for an organisation: ${withSector} of ${withSector + without}. Shares are of these ${withSector}; the other ${without} have no sector.`,
    makeUpNone: 'No member speaks for an organisation, so there is no make-up to show.',
    sector: 'Sector',
    count: 'Members',
    share: 'Share',
    percent: (percent: number) => `${percent}%`,
  },
  seats: {
    title: 'Who speaks for it',
    none: 'Nobody speaks for it on a board, partnership or group.',
    line: (post: string, role: string) => `${post}, ${role}`,
  },
  form: {
    addTitle: 'Add a body',
    editTitle: 'Change name, kind or themes',
    closeTitle: (name: string) => `Close ${name}`,
    reopenTitle: (name: string) => `Open ${name} again`,
    name: 'Name',
    nameHint: 'For example A Safer Halton Specialist Strategic Partnership',
    code: 'Short name for addresses',
    codeHint:
      'Small letters, numbers and hyphens, for example safer-halton. It cannot be changed later. Leave it empty to have it made from the name',
    kind: 'Kind',
    choose: 'Choose one',
    partOf: 'Subgroup of',
    partOfNothing: 'Nothing: it stands by itself',
    themes: 'Themes',
    themesHint: 'What it is about. Whoever has a role for this body sees the indicators of its themes',
    noThemes: 'There are no themes yet.',
    openedOn: 'Set up on',
    openedHint: 'Leave it empty if nobody knows',
    closedOn: 'Last day',
    closedHint: 'Today or a day that has been',
    closeLead: (members: number) =>
      members === 0
        ? 'A closed body keeps its history. It is left out of lists and can be opened again.'
        : `A closed body keeps its history. It is left out of lists and can be opened again. The memberships of its members end on the same day: ${members}.`,
    reopenLead: (closedOn: string) =>
      `It closed on ${day(closedOn)}. Opened again it has no members: add those who are on it now.`,
    add: 'Add the body',
    save: 'Save',
    closeButton: 'Close the body',
    reopenButton: 'Open the body again',
  },
  member: {
    addTitle: 'Add a member',
    person: 'Who',
    personHint: 'Everybody the place knows and who is not a member now',
    personChoose: 'Choose a person',
    role: 'On this body',
    speaksFor: 'Speaks for',
    speaksForHint: 'The sector of this organisation counts in the make-up of the body',
    nobody: 'Nobody in particular',
    startsOn: 'First day',
    reviewDueOn: 'Review due on',
    reviewHint: 'Leave it empty for two years after the first day',
    add: 'Add the member',
    title: (post: string) => `Membership of ${post}`,
    since: 'Since',
    until: 'Until',
    review: 'Review due',
    reviewTitle: 'Review the membership',
    reviewLead: (next: string) =>
      `If it should stand as it is, say so: the next review is then due on ${day(next)}.`,
    reviewButton: 'Keep the membership',
    endTitle: 'End the membership',
    endLead: 'The member stays in the history of the body.',
    endsOn: 'Last day',
    endButton: 'End the membership',
    isOver: (endsOn: string) => `This membership ended on ${day(endsOn)}.`,
  },
  themes: {
    title: 'Themes',
    lead: 'What bodies and indicators are about. Whoever has a role for a body or a theme sees its indicators.',
    none: 'There are no themes yet.',
    name: 'Theme',
    code: 'Code',
    bodies: 'Bodies',
    indicators: 'Indicators',
    rename: 'Rename',
    addTitle: 'Add a theme',
    renameTitle: (name: string) => `Rename ${name}`,
    nameLabel: 'Name of the theme',
    nameHint: 'For example A Healthy Halton',
    add: 'Add the theme',
    save: 'Save the name',
    cancel: 'Leave it as it is',
  },
  conflict: {
    lead: (by: string, when: string) =>
      `${by} changed this body on ${when}, while you were editing. Nothing of yours was saved yet.`,
    plain: 'Somebody changed this body while you were editing. Nothing of yours was saved yet.',
    caption: 'Both versions',
    field: 'What',
    theirs: 'Saved meanwhile',
    yours: 'You entered',
    keepTheirs: 'Keep what was saved meanwhile',
    keepYours: 'To keep yours, look through the form and save again.',
  },
  done: {
    added: 'The body was added. Add its members next.',
    changed: 'The change was saved.',
    closed: 'The body was closed.',
    reopened: 'The body is open again.',
    'member-added': 'The member was added.',
    'member-ended': 'The membership was ended.',
    'member-reviewed': 'The membership was kept, and its next review is two years from today.',
    'theme-added': 'The theme was added.',
    'theme-renamed': 'The theme was renamed.',
  },
  findings: {
    'no-members': 'It has no members yet. Add them, the chair first.',
    'no-chair': 'It has no chair. Add one, or give the meetings to a vice-chair until there is one.',
    'reviews-overdue': ({ count }: Args) =>
      Number(count) === 1
        ? 'The review of 1 membership is overdue. Keep it or end it.'
        : `The reviews of ${count} memberships are overdue. Keep or end each of them.`,
    'name-missing': 'Enter the name of the body, for example A Safer Halton Specialist Strategic Partnership',
    'name-too-long': 'The name must be 200 characters or fewer',
    'kind-missing': 'Choose what kind of body it is',
    'subgroup-of-nothing': 'Choose the body that it is a subgroup of, or choose another kind',
    'code-form':
      'The short name must be 1 to 60 small letters, numbers or hyphens and begin with a letter or number, like safer-halton',
    'code-reserved': ({ code }: Args) =>
      `"${code}" is a word of the addresses here. Choose another short name`,
    'code-taken': ({ code, name }: Args) => `${name} has the short name "${code}" already. Choose another`,
    'opened-form': 'The day it was set up must be a real date, like 2008-04-01',
    'opened-later': 'The day it was set up must be today or in the past',
    'body-above-not-found': 'There is no such body for it to be a subgroup of. Choose one of the list',
    'body-above-closed': ({ name }: Args) => `${name} is closed. Choose an open body`,
    'body-above-below': ({ name, parent }: Args) =>
      parent === name
        ? `${name} cannot be a subgroup of itself. Choose another body`
        : `${parent} is itself a subgroup of ${name}. Choose another body`,
    'theme-not-found': 'There is no such theme. Choose from the list',
    'theme-name-missing': 'Enter the name of the theme, for example A Healthy Halton',
    'closed-form': 'The last day must be a real date, like 2008-11-14',
    'closed-later': 'The last day must be today or in the past. Close it when the day has come',
    'closed-before-opened': ({ openedOn }: Args) =>
      `The last day must not be before it was set up, on ${day(openedOn)}`,
    'closed-before-member': ({ startsOn }: Args) =>
      `A membership began on ${day(startsOn)}, after that day. Choose that day or a later one`,
    'subgroups-open': ({ name, listed }: Args) =>
      `${name} still has open subgroups: ${listed}. Close them or move them elsewhere first`,
    'person-missing': 'Choose who is to be a member',
    'person-not-found': 'There is no such person here, or they have left. Choose one of the list',
    'role-missing': 'Choose what they are on this body',
    'organisation-not-found': 'There is no such organisation to speak for. Choose one of the list',
    'organisation-closed': ({ name }: Args) => `${name} is closed, so nobody speaks for it. Choose another`,
    'member-already': ({ post, body, startsOn }: Args) =>
      `${post} is a member of ${body} already, since ${day(startsOn)}. End that membership first, or choose somebody else`,
    'starts-form': 'The first day must be a real date, like 2008-11-14',
    'review-form': 'The day of the review must be a real date, like 2010-11-14',
    'review-before-start': 'The review must be due after the first day',
    'ends-form': 'The last day must be a real date, like 2008-11-14',
    'ends-before-start': ({ startsOn }: Args) =>
      `The last day must not be before the first, which was ${day(startsOn)}`,
  },
  refusals: {
    'body-not-found': 'There is no such body.',
    'body-changed-meanwhile':
      'Somebody changed this body meanwhile, so nothing was changed. Look at it again and decide what to keep.',
    'body-closed-already': ({ closedOn }: Args) => `It has been closed already, on ${day(closedOn)}.`,
    'body-open-already': 'It is open.',
    'body-closed': ({ closedOn }: Args) =>
      `It closed on ${day(closedOn)}, so it takes no members. Open it again first.`,
    'body-parent-closed': ({ name }: Args) =>
      `${name}, which it is a subgroup of, is closed. Open ${name} again first.`,
    'membership-not-found': 'There is no such membership.',
    'membership-ended': ({ endsOn }: Args) => `It has ended already, on ${day(endsOn)}.`,
    'membership-changed-meanwhile':
      'Somebody changed this membership meanwhile, so nothing was changed. Look at it again and decide.',
    'theme-not-found': 'There is no such theme.',
    'theme-changed-meanwhile': ({ name }: Args) =>
      `Somebody renamed this theme meanwhile: it is now called ${name}. Save again to give it your name instead.`,
    'form-has-problems': 'Some answers need your attention.',
    'no-right': 'Your role does not let you do that.',
    'reads-only': 'This access token is for reading only.',
  },
}

export const bodyWords = inEachLocale(en)
export type BodyWords = ReturnType<typeof bodyWords>
