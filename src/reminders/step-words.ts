import { inEachLocale } from '../ui/messages.ts'

const en = {
  sent: {
    subject: (department: string, due: string) => `To decide on: ${department} return, due ${due}`,
    says: (by: string, department: string, period: string) =>
      `${by} has passed on the return of ${department} for ${period}. It waits for you, or for somebody else who may take it further.`,
    button: 'Read it and decide',
    why: (department: string) => `You get this because you may take the return of ${department} further.`,
  },
  queried: {
    subject: (department: string) => `Question about your return: ${department}`,
    says: (by: string, department: string, period: string) =>
      `${by} has a question about the return of ${department} for ${period}:`,
    by: (day: string) => `Answer it by ${day}. The rest of the return is safe and stays as it was sent.`,
    button: 'Answer the question',
  },
  reopened: {
    subject: (department: string) => `Your return was reopened: ${department}`,
    says: (by: string, department: string, period: string) =>
      `${by} has reopened the return of ${department} for ${period}:`,
    by: (day: string) =>
      `Send it again by ${day}. What was accepted stands until a changed figure is accepted.`,
    button: 'See why and send it again',
  },
  line: (code: string, title: string, asked: string) => `${code}, ${title}: ${asked}`,
  why: (department: string) =>
    `You get this because you filled in or sent the return of ${department}, or may do so.`,
}

export const stepWords = inEachLocale(en)
