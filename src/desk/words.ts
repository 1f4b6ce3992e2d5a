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
  fill: (department: string, period: string) => `Return: ${department}, ${period}`,
  answer: (department: string, period: string) =>
    `Answer the question on the return: ${department}, ${period}`,
  'sign-off': (department: string, period: string) => `Accept the return: ${department}, ${period}`,
  button: { fill: 'Fill in', answer: 'Answer', 'sign-off': 'Read and accept' },
  late: (days: number) => `${days} working ${days === 1 ? 'day' : 'days'} late`,
  answersFor: 'What I answer for',
  ratings: (green: number, rated: number, period: string) =>
    `${green} of ${rated} rated on target in ${period}`,
  offTarget: (red: number, amber: number) => `${red} off target, ${amber} close to target`,
  notRated: (count: number) => `${count} not rated`,
  waiting: (count: number) => `Waiting for others: ${count} sent ${count === 1 ? 'return' : 'returns'}`,
}

export const deskWords = inEachLocale(en)
