import { inEachLocale } from '../ui/messages.ts'

const lines = (count: number): string => `${count} ${count === 1 ? 'line' : 'lines'}`
const days = (count: number): string => `${count} working ${count === 1 ? 'day' : 'days'}`

const en = {
  open: {
    subject: (department: string, due: string) => `Return open: ${department}, due ${due}`,
    asks: (department: string, period: string, count: number, due: string) =>
      `The return of ${department} for ${period} is open: ${lines(count)} to fill in by ${due}.`,
    filled: 'Targets and last figures stand in it already. You can save a draft and go on later.',
    button: 'Fill in the return',
  },
  due: {
    subject: (department: string, due: string, left: number) =>
      left === 0
        ? `Due ${due}: ${department} return, not sent yet`
        : `Due ${due}: ${department} return, ${lines(left)} left`,
    asks: (department: string, period: string, left: number, due: string) =>
      left === 0
        ? `The return of ${department} for ${period} is filled in and not sent yet. It is due on ${due}.`
        : `The return of ${department} for ${period} has ${lines(left)} left to fill in. It is due on ${due}.`,
    stops: 'There are no more reminders once it is sent.',
    button: 'Continue',
  },
  queried: {
    dueSubject: (department: string, due: string) => `Answer by ${due}: question on the ${department} return`,
    lateSubject: (department: string, late: number) =>
      `${days(late)} late: answer on the ${department} return`,
    due: (department: string, period: string, due: string) =>
      `A question about the return of ${department} for ${period} is to be answered by ${due}.`,
    late: (department: string, period: string, due: string) =>
      `A question about the return of ${department} for ${period} was to be answered by ${due} and has not been.`,
    button: 'Answer the question',
  },
  reopened: {
    dueSubject: (department: string, due: string) => `Due ${due}: ${department} return, to be sent again`,
    lateSubject: (department: string, late: number) =>
      `${days(late)} late: ${department} return, not sent again`,
    due: (department: string, period: string, due: string) =>
      `The return of ${department} for ${period} was reopened and is to be sent again by ${due}.`,
    late: (department: string, period: string, due: string) =>
      `The return of ${department} for ${period} was reopened, was to be sent again by ${due} and has not been.`,
    button: 'See why and send it again',
  },
  moreTime: 'If you cannot make that day, ask for more time and say why:',
  askForTime: 'Ask for more time',
  late: {
    subject: (department: string, late: number) => `${days(late)} late: ${department} return`,
    asks: (department: string, period: string, due: string) =>
      `The return of ${department} for ${period} was due on ${due} and has not been sent.`,
    away: 'Somebody may be away: anybody who may fill it in can, and roles can be lent for an absence.',
    told: (late: number) => `The line lead is told as well, because it is ${days(late)} late.`,
    button: 'Fill it in',
  },
  lead: {
    subject: (department: string, late: number) => `${days(late)} late: ${department} return (for the lead)`,
    asks: (department: string, period: string, due: string, to: string) =>
      `The return of ${department} for ${period} was due on ${due} and has not been sent. Reminded: ${to}.`,
    button: 'See the returns',
    why: (department: string) =>
      `You get this because you lead those who fill in the return of ${department}.`,
  },
  away: (post: string, until: string) =>
    `It comes to you because ${post} has lent you this role until ${until}, and may be away.`,
  lent: (post: string) => `It comes to you because ${post} has lent you this role.`,
  why: (department: string) => `You get this because you may fill in the return of ${department}.`,
}

export const reminderWords = inEachLocale(en)
