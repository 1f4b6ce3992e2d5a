import { inEachLocale } from '../ui/messages.ts'

const en = {
  title: 'My work',
  nothing: 'Nothing needs you.',
  next: (round: string, date: string) => `The latest round, ${round}, was due on ${date}.`,
  lead: (count: number, day: string) =>
    count === 1
      ? `1 thing needs you; it is due on ${day}.`
      : `${count} things need you; the first is due on ${day}.`,
  tasks: 'Things that need you',
  due: 'Due',
  task: 'Task',
  what: {
    fill: (about: string) => `Return: ${about}`,
    send: (about: string) => `Send the return: ${about}`,
    answer: (about: string) => `Answer the question on the return: ${about}`,
    certify: (about: string) => `Certify the return: ${about}`,
    'sign-off': (about: string) => `Accept the return: ${about}`,
    'more-time': (about: string) => `More time is asked for the return: ${about}`,
    publish: (about: string) => `Reports ready to publish: ${about}`,
    invitation: (about: string) => `Invited and not come in yet: ${about}`,
    review: (about: string) => `Review the membership: ${about}`,
    'hand-over': (about: string) => `Take over from a leaver: ${about}`,
    mail: (count: string) => `Messages that could not be sent: ${count}`,
  },
  button: {
    fill: 'Fill in',
    send: 'Check and send',
    answer: 'Answer',
    certify: 'Read and certify',
    'sign-off': 'Read and accept',
    'more-time': 'Decide',
    publish: 'See them',
    invitation: 'Make a new invitation',
    review: 'Review',
    'hand-over': 'Hand over',
    mail: 'See why',
  },
  lines: ({ all, left, mine, mineLeft }: Record<'all' | 'left' | 'mine' | 'mineLeft', number>) =>
    left === 0
      ? `All ${all} ${all === 1 ? 'figure is' : 'figures are'} in`
      : mine > 0
        ? `${mine} of ${all} ${mine === 1 ? 'figure is' : 'figures are'} yours, ${mineLeft} left`
        : `${all - left} of ${all} figures are in`,
  late: (days: number) => `${days} working ${days === 1 ? 'day' : 'days'} late`,
  reports: {
    title: 'Reports for you',
    link: {
      exceptions: (_about: string, period: string) => `What is off target, and why: ${period}`,
      'theme-exceptions': (about: string, period: string) =>
        `What is off target in ${about}, and why: ${period}`,
      scorecard: (about: string, period: string) => `${about}: ${period}`,
      'half-year': (_about: string, period: string) => `The half year, theme by theme: ${period}`,
      theme: (about: string, period: string) => `Every measure of ${about}: ${period}`,
      digest: (_about: string, period: string) => `Every department in a line: ${period}`,
      departmental: (about: string, period: string) => `Quarterly report of ${about}: ${period}`,
    },
    all: 'All published reports',
  },
  answersFor: 'What I answer for',
  ratings: (green: number, rated: number, period: string) =>
    `${green} of ${rated} rated on target in ${period}`,
  offTarget: (red: number, amber: number) => `${red} off target, ${amber} close to target`,
  notRated: (count: number) => `${count} not rated`,
  ownRights: 'What you may do here, and why',
  away: 'Going away? Lend your roles to whoever stands in for you',
  inCalendar: 'Your deadlines in your calendar',
  calendar: {
    title: 'Deadlines in your calendar',
    name: (place: string) => `Deadlines, ${place}`,
    lead: 'A calendar program can read what needs you and by when from an address of your own. It shows no figures, and what you may no longer see disappears from it.',
    none: 'You have no such address.',
    made: (when: string) =>
      `Your address was made on ${when}. It is not shown again; make a new one where you have lost it, and the old one stops.`,
    address: 'Give this address to your calendar program, as a calendar to subscribe to. It is shown once:',
    understoodLegend: 'Before you make one',
    understood: 'Whoever has this address can read my deadlines, so I keep it to myself',
    make: 'Make the address',
    makeNew: 'Make a new address',
    end: 'Stop it',
    ended: 'Your deadlines can no longer be read by the address.',
    'calendar-not-understood': 'Tick that you keep the address to yourself',
    'calendar-no-key': 'There is no address to stop.',
  },
  waiting: (count: number) => `Waiting for others: ${count} ${count === 1 ? 'return' : 'returns'}`,
}

export const deskWords = inEachLocale(en)
