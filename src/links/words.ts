import { inEachLocale } from '../ui/messages.ts'

type Args = Readonly<Record<string, string | number>>

const en = {
  /** On the way in, to whoever holds a link. */
  entry: {
    title: (department: string) => `Return: ${department}`,
    asks: (by: string, period: string, due: string) =>
      by === ''
        ? `You are asked for the figures of ${period}, due ${due}.`
        : `${by} asks you for the figures of ${period}, due ${due}.`,
    sent: 'This return has been sent. You can go on to see what was sent.',
    forWhom: (post: string, until: string) => `This link is for ${post} alone, until ${until}.`,
    go: 'Continue',
    endedTitle: 'This link does not open anything',
    leftTitle: 'You have left the return',
    left: 'What you saved is kept. To go on, open the link in your letter again.',
    noneTitle: 'Open the link in your letter',
    none: 'You are not at a return now. To go on with one, open the link in your letter again. What you saved is kept.',
  },
  /** Around the pages of the return, for whoever came by a link. */
  here: {
    elsewhereTitle: 'Your link does not open this page',
    elsewhere: 'The link that you came by opens one return, and no other page of this service.',
    back: 'Go to your return',
  },
  /** For those who give links. */
  page: {
    title: 'Links to this return',
    lead: 'A link lets somebody without an account fill in and send this one return. It goes to them by mail; nobody else sees it.',
    send: 'Send a link',
    to: 'To whom',
    toHint: 'Everybody in this place who has an e-mail address',
    choose: 'Choose a person',
    note: 'A note for them',
    noteHint: 'It stands in the letter. You can leave it out.',
    until: (day: string) => `It will work until ${day}.`,
    button: 'Send the link',
    list: 'Links that were given',
    none: 'No link has been given.',
    columns: { to: 'To', standing: 'State', given: 'Given', until: 'Works until' },
    givenBy: (when: string, by: string) => (by === '' ? `${when}, with a reminder` : `${when} by ${by}`),
    opened: (when: string) => `Opened on ${when}`,
    notOpened: 'Not opened yet',
    withdraw: 'Withdraw',
    withdrawFor: (post: string) => `the link of ${post}`,
    done: {
      given: 'The link is on its way by mail.',
      withdrawn: 'The link is withdrawn. It opens nothing any more.',
    },
    entrance: 'Send a link to somebody without an account',
  },
  standings: {
    good: 'Works',
    withdrawn: 'Withdrawn',
    left: 'Ended: its holder has left',
    accepted: 'Ended: the return is accepted',
    expired: 'Expired',
  },
  findings: {
    'link-person-missing': () => 'Choose to whom the link is sent',
    'link-person-unreachable': () =>
      'This person has no e-mail address here, or is not here any more. Choose somebody else',
    'link-note-long': ({ most }: Args) => `The note must be ${most} characters or fewer`,
  },
  refusals: {
    'return-not-found': () => 'There is no such return.',
    'link-not-found': () => 'There is no such link.',
    'no-right': () => 'Your role does not let you do that.',
    'reads-only': () => 'This access token is for reading only.',
    'confirm-first': () => 'Confirm first that it is you, then do it again.',
    'links-need-mail': () =>
      'No link was sent: links go by mail alone, and no mail is sent from here. Ask whoever runs the service.',
    'link-to-accepted': () => 'No link was sent: this return is accepted, so there is nothing to fill in.',
    'link-has-problems': () => 'No link was sent. Put right what is said beside the boxes.',
    'link-withdrawn-already': () => 'This link was withdrawn before.',
    'link-unknown': () => 'There is no such link. Check that you opened the whole address from your letter.',
    'link-withdrawn': () =>
      'This link was withdrawn. If you still need it, ask whoever sent it to you for a new one.',
    'link-left': () =>
      'This link has ended with the work of the person it was for. Ask whoever sent it to you for a new one.',
    'link-accepted': () =>
      'What this link was for is finished and signed off. There is nothing for you to do.',
    'link-expired': () => 'This link has expired. Ask whoever sent it to you for a new one.',
    'too-many-links': () =>
      'Too many links were tried from your network that do not exist. Try again in fifteen minutes.',
    'clock-set-back': ({ clock, last }: Args) =>
      `Nothing was changed. This computer’s clock says ${clock}, but the last change was recorded at ${last}. Ask for the clock to be put right, then try again.`,
  },
}

export const linkWords = inEachLocale(en)
export type LinkWords = ReturnType<typeof linkWords>
