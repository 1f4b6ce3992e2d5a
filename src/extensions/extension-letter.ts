import { periodText, shortDay } from '../kernel/period-words.ts'
import type { Letter } from '../mail/letter.ts'
import type { Place } from '../places/place.ts'
import { longDay, returnLetter, type LetterParts } from '../reminders/return-letter.ts'
import type { ReturnHead } from '../returns/return.ts'
import { extensionWords } from './words.ts'

/** What a letter on more time may say. */
export interface LetterFacts {
  readonly head: Pick<ReturnHead, 'organisationCode' | 'organisationName' | 'period' | 'dueOn'>
  /** The day asked for, or given. */
  readonly until: string
  readonly reason: string
  /** The post that asks. */
  readonly by: string
}

const words = extensionWords('en').letters
const whyOf = (reason: string): string[] => (reason === '' ? [] : [words.asked.why(reason)])

const parts = {
  'more-time-asked': ({ head, until, reason, by }) => ({
    subject: (department) => words.asked.subject(department, shortDay(until)),
    paragraphs: [
      words.asked.asks(
        by,
        head.organisationName,
        periodText(head.period),
        longDay(until),
        longDay(head.dueOn),
      ),
      ...whyOf(reason),
    ],
    button: words.asked.button,
    path: '/more-time/decide',
    why: words.asked.because,
  }),
  'more-time-given': ({ head, until, reason }) => ({
    subject: (department) => words.granted.subject(department, shortDay(until)),
    paragraphs: [
      words.granted.says(head.organisationName, periodText(head.period), longDay(until), longDay(head.dueOn)),
      ...whyOf(reason),
      words.granted.onTime,
    ],
    button: words.granted.button,
  }),
  'more-time-declined': ({ head, reason }) => ({
    subject: (department) => words.declined.subject(department, shortDay(head.dueOn)),
    paragraphs: [
      words.declined.says(head.organisationName, periodText(head.period), longDay(head.dueOn)),
      ...whyOf(reason),
    ],
    button: words.declined.button,
  }),
} as const satisfies Record<string, (facts: LetterFacts) => LetterParts>

export type ExtensionLetterKind = keyof typeof parts

/** Subject and text of one letter on more time; `head.dueOn` is the day before it was decided. */
export function extensionLetter(
  kind: ExtensionLetterKind,
  place: Pick<Place, 'name' | 'shortName' | 'helpPhone'>,
  facts: LetterFacts,
): { subject: string; letter: Letter } {
  return returnLetter(place, facts.head, parts[kind](facts), words.because(facts.head.organisationName))
}
