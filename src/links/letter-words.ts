import { inEachLocale } from '../ui/messages.ts'

const en = {
  subject: (department: string, due: string) => `Please fill in: ${department}, due ${due}`,
  asks: (by: string, department: string, period: string, due: string) =>
    `${by} asks you to fill in the return of ${department} for ${period}. It is due on ${due}.`,
  note: (by: string, note: string) => `${by} writes: ${note}`,
  opens: (until: string) =>
    `The link opens this one return, without an account or a password, until ${until}. You can save a draft and go on later.`,
  yours: 'It is for you alone: what is entered through it is entered in your name.',
  button: 'Open the return',
  why: (by: string) => `You get this because ${by} chose you to fill in this return.`,
}

export const letterWords = inEachLocale(en)
