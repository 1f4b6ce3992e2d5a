import { inEachLocale } from '../ui/messages.ts'

const working = (days: number): string => `${days} working ${days === 1 ? 'day' : 'days'}`

const en = {
  title: (period: string) => `Who is late: ${period}`,
  room: 'Who is late',
  returns: 'Returns',
  count: (period: string, accepted: number, all: number, sent: number, inProgress: number) =>
    `${period}: ${accepted} of ${all} accepted, ${sent} sent and waiting to be signed, ${inProgress} still with their departments.`,
  nobody: 'Nobody is late.',
  late: (count: number, worst: number) =>
    count === 1 ? `1 is late, by ${working(worst)}.` : `${count} are late, the latest by ${working(worst)}.`,
  none: 'No quarter has been opened yet, or there is no return that you may read.',
  caption: 'Returns by department and quarter',
  department: 'Department',
  onTime: 'On time',
  rate: (onTime: number, judged: number) => `${onTime} of ${judged}`,
  noRate: 'None due yet',
  notAsked: 'Not asked',
  lateNow: (days: number) => `Late ${working(days)}`,
  sentLate: (days: number) => `sent ${working(days)} late`,
  moreTime: (day: string) => `more time until ${day}`,
  key: 'On time counts the returns whose day has passed or that were sent: those sent for the first time on their day or before it. The day of a return that was given more time is the later one.',
  others: 'Other quarters',
  choose: (department: string) => `Remind ${department}`,
  chooseHead: 'Remind',
  send: (count: number) => (count === 0 ? 'Send a reminder to those chosen' : `Send a reminder to ${count}`),
  waiting: (count: number) =>
    `${count} ${count === 1 ? 'reminder waits' : 'reminders wait'} to be sent. Reminders go out on working days, from 8am to 6pm.`,
  away: (count: number, since: string) =>
    `${count} ${count === 1 ? 'reminder is' : 'reminders are'} waiting; the mail server has not answered since ${since}.`,
  remind: {
    title: 'Send reminders',
    lead: (messages: number, departments: number) =>
      `${messages} ${messages === 1 ? 'message goes' : 'messages go'} to ${departments} ${departments === 1 ? 'department' : 'departments'}. This is all that is sent.`,
    nothing: 'Nothing would be sent.',
    chooseSome: 'Choose first whom to remind, on the page before.',
    to: (post: string, address: string) => `To: ${post}, ${address}`,
    subject: (subject: string) => `Subject: ${subject}`,
    unreachable: (posts: string) => `No address is known of: ${posts}.`,
    leftOut: 'Not reminded',
    why: {
      sent: (name: string) => `${name}: it has been sent in.`,
      reminded: (name: string) => `${name}: reminded by hand today already.`,
      nobody: (name: string) => `${name}: nobody who may fill it in has an address.`,
      changed: (name: string) =>
        `${name}: something has changed since the page was shown. Look at it again to send it.`,
    },
    whyNone: {
      demonstration: 'A demonstration sends no mail to anybody, so this is only shown.',
      'not-configured': 'No mail goes out from here: the settings of the server name no mail server.',
    },
    button: (messages: number) => `Send ${messages} ${messages === 1 ? 'message' : 'messages'}`,
    done: (messages: number) =>
      `${messages} ${messages === 1 ? 'reminder is' : 'reminders are'} on the way. Reminders go out on working days, from 8am to 6pm.`,
    back: 'Who is late',
  },
  refusals: {
    'no-right': 'Your role does not let you do that.',
    'reads-only': 'This access token is for reading only.',
    'no-mail-from-here': 'No mail goes out from here, so nothing was sent.',
    'reminded-already': 'They have been reminded today already. Nothing was sent twice.',
    'nothing-sent': 'Nothing was sent: all of it has changed since the page was shown. Look at it again.',
  },
}

export const deadlineWords = inEachLocale(en)
export type DeadlineWords = ReturnType<typeof deadlineWords>
