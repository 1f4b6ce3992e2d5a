import { inEachLocale } from '../ui/messages.ts'

const en = {
  subject: (absent: string) => `While ${absent} is away`,
  says: (by: string, standIn: string, absent: string, from: string, to: string) =>
    `${by} has arranged that ${standIn} stands in for ${absent} from ${from} to ${to}.`,
  role: (role: string, scope: string) => `As ${role}: ${scope}.`,
  why: (reason: string) => `Why: ${reason}`,
  ends: 'Whoever is away keeps every role. It ends by itself, and either of you may end it earlier on the page below. Nobody signs off what they entered themselves.',
  button: 'See what was arranged',
  because: 'You get this because you are the one who is away, or the one who stands in.',
}

export const standInLetterWords = inEachLocale(en)
