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
    answer: (about: string) => `Answer the question on the return: ${about}`,
    'sign-off': (about: string) => `Accept the return: ${about}`,
    invitation: (about: string) => `Invited and not come in yet: ${about}`,
    review: (about: string) => `Review the membership: ${about}`,
    'hand-over': (about: string) => `Take over from a leaver: ${about}`,
  },
  button: {
    fill: 'Fill in',
    answer: 'Answer',
    'sign-off': 'Read and accept',
    invitation: 'Make a new invitation',
    review: 'Review',
    'hand-over': 'Hand over',
  },
  late: (days: number) => `${days} working ${days === 1 ? 'day' : 'days'} late`,
  answersFor: 'What I answer for',
  ratings: (green: number, rated: number, period: string) =>
    `${green} of ${rated} rated on target in ${period}`,
  offTarget: (red: number, amber: number) => `${red} off target, ${amber} close to target`,
  notRated: (count: number) => `${count} not rated`,
  ownRights: 'What you may do here, and why',
  waiting: (count: number) => `Waiting for others: ${count} sent ${count === 1 ? 'return' : 'returns'}`,
}

export const deskWords = inEachLocale(en)
