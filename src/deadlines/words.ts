import { inEachLocale } from '../ui/messages.ts'

const working = (days: number): string => `${days} working ${days === 1 ? 'day' : 'days'}`

const en = {
  title: (period: string) => `Who is late: ${period}`,
  room: 'Who is late',
  returns: 'Returns',
  count: (period: string, accepted: number, all: number, sent: number, inProgress: number) =>
    `${period}: ${accepted} of ${all} accepted, ${sent} sent and waiting to be accepted, ${inProgress} still with their departments.`,
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
}

export const deadlineWords = inEachLocale(en)
export type DeadlineWords = ReturnType<typeof deadlineWords>
