import { inEachLocale } from '../ui/messages.ts'

const en = {
  title: 'Mail',
  letter: {
    ring: (phone: string) => `If something is not clear, ring ${phone}.`,
    noReply: (place: string) => `${place}. Nobody reads answers to this address.`,
  },
  configured: (server: string, from: string) => `Mail goes out through ${server}, from ${from}.`,
  notConfigured:
    'No mail is sent: the settings of the server name no mail server. Links of invitations are shown, to be handed over by hand.',
  demonstration: 'A demonstration sends no mail to anybody.',
  lastSent: (when: string) => `The last message was sent on ${when}.`,
  noneSent: 'No message has been sent yet.',
  waiting: (count: number, since: string) =>
    `${count} ${count === 1 ? 'message waits' : 'messages wait'}, the first since ${since}.`,
  noneWaiting: 'No message waits.',
  failedHeading: 'Not sent',
  failedLead: 'These could not be sent. Put right what is wrong, then send them again.',
  noneFailed: 'Every message that was to be sent has been sent.',
  recentHeading: 'Latest messages',
  recentCaption: 'The latest messages, newest first',
  columns: { to: 'To', subject: 'Subject', state: 'State', written: 'Written' },
  states: {
    waiting: 'Waiting',
    sent: (when: string) => `Sent on ${when}`,
    failed: 'Not sent',
    cancelled: 'No longer needed',
  },
  tries: (count: number) => `Tried ${count} ${count === 1 ? 'time' : 'times'}.`,
  problems: {
    unreachable: 'The mail server could not be reached, or broke off.',
    'sign-in-refused': 'The mail server refused the sign-in of the settings.',
    'sender-refused': 'The mail server refused the sender’s address of the settings.',
    'refused-for-now': 'The mail server refused it for now.',
    refused: 'The mail server refused it.',
    'address-not-usable':
      'The address is not one that mail can be sent to. Change it on the page of the person.',
    'too-old': 'It could not be sent in time, and would now be too late to be of use.',
    'link-gone':
      'Its link is gone. Make a new one: an invitation on the page of the person, a link on the page of the return.',
    'from-backup':
      'It waited when a backup was taken that has been restored, so it may have been sent already.',
    other: 'It could not be sent, for a reason that the log tells.',
  },
  reply: (reply: string) => `The mail server said: ${reply}`,
  again: 'Send again',
  againFor: (post: string) => `to ${post}`,
  invitationAgain: 'Make a new invitation',
  linkAgain: 'A new link can be sent from the page of the return.',
  done: 'The message waits to be sent again.',
  'message-not-failed': 'This message is not one that failed. Look at its state again.',
}

export const mailWords = inEachLocale(en)
export type ProblemCode = keyof (typeof en)['problems']
