import { answers, isAnswer } from '../returns/return.ts'
import { returnWords } from '../returns/words.ts'
import { categories, isCategory } from '../targets/category.ts'
import { targetWords } from '../targets/words.ts'
import { locales } from '../ui/messages.ts'
import { heldText } from './held-text.ts'

/** Columns in which one of a list is chosen. */
export type ChoiceColumn = 'answer' | 'category'

/** What of its list a cell names, in words of any language or as files spell it; undefined for any other text. */
export type ChoiceNamed = Readonly<Record<ChoiceColumn, (text: string) => string | undefined>>

export const choiceNamed: ChoiceNamed = {
  answer: named(
    locales.flatMap((locale) => answers.map((answer) => [returnWords(locale).answers[answer], answer])),
    isAnswer,
  ),
  category: named(
    locales.flatMap((locale) => {
      const words = targetWords(locale).category
      return categories.flatMap((category) => [
        [words.categories[category], category],
        [words.words[category], category],
      ])
    }),
    (text) => text === '' || isCategory(text),
  ),
}

function named(
  words: readonly (readonly string[])[],
  isOfList: (text: string) => boolean,
): (text: string) => string | undefined {
  const byWord = new Map(words.map(([word = '', choice = '']) => [plain(word), choice]))
  return (text) => {
    const choice = byWord.get(plain(text)) ?? plain(text)
    return isOfList(choice) ? choice : undefined
  }
}

function plain(text: string): string {
  return heldText(text).replaceAll(/\s+/g, ' ').toLowerCase()
}
