import { periodText, shortDay } from '../kernel/period-words.ts'
import type { Letter } from '../mail/letter.ts'
import type { Place } from '../places/place.ts'
import { longDay, returnLetter, type LetterParts, type ReturnNamed } from './return-letter.ts'
import { stepWords } from './step-words.ts'

/** What is asked about one line of a return. */
export interface LineAsked {
  readonly code: string
  readonly title: string
  readonly comment: string
}

export interface StepFacts {
  readonly head: ReturnNamed
  readonly by: string
  readonly comment: string
  readonly queries: readonly LineAsked[]
  readonly answerBy: string
}

const words = stepWords('en')

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
} as const satisfies Record<string, (facts: StepFacts) => LetterParts>

function backParts(
  { head, by, comment, queries, answerBy }: StepFacts,
  say: (typeof words)['queried'] | (typeof words)['reopened'],
): LetterParts {
  return {
    subject: say.subject,
    paragraphs: [
      say.says(by, head.organisationName, periodText(head.period)),
      ...(comment === '' ? [] : [comment]),
      ...queries.map(({ code, title, comment: asked }) => words.line(code, title, asked)),
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
  return returnLetter(place, facts.head, parts[kind](facts), words.why(facts.head.organisationName))
}
