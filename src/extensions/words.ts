import { inEachLocale } from '../ui/messages.ts'

type Args = Readonly<Record<string, string | number>>

const en = {
  ask: {
    title: 'Ask for more time',
    link: 'Ask for more time',
    lead: (due: string, latest: string) =>
      `The return is due on ${due}. The performance team decides; the latest day they can give is ${latest}.`,
    until: 'Until which day',
    why: 'Why more time is needed',
    whyHint: 'What is missing and when it will be there, for example "The tonnages come on Tuesday"',
    button: 'Ask for more time',
    waiting: (by: string, until: string, when: string) =>
      `${by} asked on ${when} for more time until ${until}. It has not been decided yet.`,
  },
  decide: {
    title: 'Decide on more time',
    giveTitle: 'Give more time',
    link: 'Decide on more time',
    giveLink: 'Give more time',
    lead: (due: string, latest: string) =>
      `The return is due on ${due}. The latest day you can give is ${latest}.`,
    asked: (by: string, until: string) => `${by} asks for more time until ${until}.`,
    until: 'New day',
    reason: 'Your words on it',
    reasonHint: 'Needed where you decline. Where you give time, those who read the return see it',
    giveReason: 'Why more time is given',
    giveHint: 'Those who read the return see it, for example "The figures of the region come late"',
    give: 'Give more time',
    decline: 'Decline',
  },
  done: {
    asked: 'You have asked for more time. The performance team finds it in its work.',
    given: 'More time is given. Those who fill in the return see the new day.',
    declined: 'More time is declined. Whoever asked sees why.',
  },
  inForce: (first: string, until: string, reason: string) =>
    `It was due on ${first}; it has more time until ${until}: ${reason}`,
  onTime: 'Sent by that day it is on time.',
  listed: (first: string) => `was due ${first}`,
  declinedThen: (when: string, reason: string) => `More time was declined on ${when}: ${reason}`,
  findings: {
    'until-form': () => 'Enter the day until which more time is needed, like 2008-11-21',
    'until-not-later': ({ day }: Args) => `The new day must be later than ${day}, on which the return is due`,
    'until-past': () => 'The new day must not be in the past',
    'until-too-late': ({ day }: Args) => `The new day must be ${day} or earlier: a quarter is the most`,
    'ask-why-missing': () => 'Enter why more time is needed',
    'give-why-missing': () => 'Enter why more time is given',
    'decline-why-missing': () => 'Enter why more time is declined',
    'reason-too-long': ({ most }: Args) => `The reason must be ${most} characters or fewer`,
  },
  refusals: {
    'return-not-found': () => 'There is no such return.',
    'no-right': () => 'Your role does not let you do that.',
    'reads-only': () => 'This access token is for reading only.',
    'sent-already': () => 'The return has been sent, so it needs no more time.',
    'time-has-problems': ({ problems }: Args) =>
      `Nothing was changed: ${problems} ${problems === 1 ? 'thing needs' : 'things need'} your attention.`,
    'asked-already': ({ by, day }: Args) =>
      `${by} has asked for more time until ${day} already. It has not been decided yet.`,
    'decided-meanwhile': ({ by }: Args) =>
      `${by === '' ? 'Somebody' : by} changed this while you were at it. Look at it again, then decide.`,
    'nothing-asked': () => 'Nobody is asking for more time, so there is nothing to decline.',
    'clock-set-back': ({ clock, last }: Args) =>
      `Nothing was changed. This computer’s clock says ${clock}, but the last change was recorded at ${last}. Ask for the clock to be put right, then try again.`,
  },
  letters: {
    asked: {
      subject: (department: string, until: string) => `More time asked until ${until}: ${department}`,
      asks: (by: string, department: string, period: string, until: string, due: string) =>
        `${by} asks for more time for the return of ${department} for ${period}: until ${until}. It is due on ${due}.`,
      why: (reason: string) => `Why: ${reason}`,
      button: 'Decide',
      because: 'You get this because you decide on more time for returns.',
    },
    granted: {
      subject: (department: string, until: string) => `More time until ${until}: ${department} return`,
      says: (department: string, period: string, until: string, due: string) =>
        `The return of ${department} for ${period} is now due on ${until}, no longer on ${due}.`,
      onTime: 'Sent by that day it is on time. Reminders follow the new day.',
      button: 'Continue with the return',
    },
    declined: {
      subject: (department: string, due: string) => `No more time: ${department} return, due ${due}`,
      says: (department: string, period: string, due: string) =>
        `More time for the return of ${department} for ${period} is declined. It is still due on ${due}.`,
      button: 'Continue with the return',
    },
    because: (department: string) => `You get this because you may fill in the return of ${department}.`,
  },
}

export const extensionWords = inEachLocale(en)
export type ExtensionWords = ReturnType<typeof extensionWords>
