import { dayOf, periodSlug, periodText, shortDay, weekdayOf } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import type { Letter } from '../mail/letter.ts'
import { subjectOf } from '../mail/one-line.ts'
import type { Place } from '../places/place.ts'
import { stepWords } from './step-words.ts'

export interface StepFacts {
  readonly head: {
    readonly organisationCode: string
    readonly organisationName: string
    readonly period: Period
  }
  readonly by: string
  readonly comment: string
  readonly answerBy: string
}

interface Parts {
  readonly subject: (department: string) => string
  readonly paragraphs: readonly string[]
  readonly button: string
  readonly path?: string
  readonly why?: string
}

const words = stepWords('en')
const longDay = (day: string): string => `${weekdayOf(day)} ${dayOf(day)}`

const parts = {
  'return-sent': ({ head, by, answerBy }) => ({
    subject: (department) => words.sent.subject(department, shortDay(answerBy)),
    paragraphs: [words.sent.says(by, head.organisationName, periodText(head.period))],
    button: words.sent.button,
    path: '/sign-off',
    why: words.sent.why(head.organisationName),
  }),
  'return-queried': (facts) => backParts(facts, words.queried),
  'return-reopened': (facts) => backParts(facts, words.reopened),
} as const satisfies Record<string, (facts: StepFacts) => Parts>

function backParts(
  { head, by, comment, answerBy }: StepFacts,
  say: (typeof words)['queried'] | (typeof words)['reopened'],
): Parts {
  return {
    subject: say.subject,
    paragraphs: [
      say.says(by, head.organisationName, periodText(head.period)),
      comment,
      say.by(longDay(answerBy)),
    ],
    button: say.button,
  }
}

export type StepLetterKind = keyof typeof parts

/** Subject and text of the letter that a step of a return causes. */
export function stepLetter(
  kind: StepLetterKind,
  place: Pick<Place, 'name' | 'shortName' | 'helpPhone'>,
  facts: StepFacts,
): { subject: string; letter: Letter } {
  const { subject, paragraphs, button, path = '', why }: Parts = parts[kind](facts)
  const { organisationCode, organisationName, period } = facts.head
  return {
    subject: subjectOf(subject, organisationName),
    letter: {
      place: place.name,
      paragraphs: [...paragraphs],
      link: {
        text: button,
        path: `/${place.shortName}/returns/${organisationCode}/${periodSlug(period)}${path}`,
      },
      why: why ?? words.why(organisationName),
      helpPhone: place.helpPhone,
    },
  }
}
