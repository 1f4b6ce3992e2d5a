import { answers, isAnswer, type Answer } from '../returns/return.ts'
import { returnWords } from '../returns/words.ts'
import { locales } from '../ui/messages.ts'
import { heldText } from './held-text.ts'

const named = new Map<string, Answer>([
  ['', ''],
  ...locales.flatMap((locale) =>
    answers.map((answer) => [plain(returnWords(locale).answers[answer]), answer] as const),
  ),
])

/** The answer of the list that a cell names, in words of any language or as files spell it; undefined for any other text. */
export function answerNamed(text: string): Answer | undefined {
  const answer = named.get(plain(text)) ?? plain(text)
  return isAnswer(answer) ? answer : undefined
}

function plain(text: string): string {
  return heldText(text).replaceAll(/\s+/g, ' ').toLowerCase()
}
