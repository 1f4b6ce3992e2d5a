import { inEachLocale } from '../ui/messages.ts'

const en = {
  invitation: {
    subject: (place: string, until: string) => `Invitation to ${place}, until ${until}`,
    asks: (place: string, post: string) =>
      `Set up your way to sign in to the performance system of ${place}, as ${post}. It takes about two minutes.`,
    link: (until: string) =>
      `The link works once, until ${until}. After that, ask whoever invited you for a new one.`,
    button: 'Set up your sign-in',
    why: (place: string) =>
      `You get this because an administrator of ${place} entered this address for you. If you do not expect it, do nothing.`,
  },
  added: {
    subject: (place: string) => `You can now open ${place}`,
    asks: (place: string, post: string) =>
      `Sign in as you always do: ${place} now stands among your places, where you are ${post}.`,
    button: 'Open your places',
  },
}

export const letterWords = inEachLocale(en)
