import { categories, type Category } from './category.ts'

/** A target whose period is over: what was said and reckoned of it, by whom, and whether it was met. */
export interface Outcome {
  readonly by: string
  readonly themes: readonly string[]
  readonly said: Category
  readonly forecast: Category | null
  readonly isMet: boolean
}

/** Of so many, so many were met. */
export interface Count {
  readonly met: number
  readonly all: number
}

export interface Score {
  readonly name: string
  readonly said: Readonly<Record<Category, Count>>
  readonly forecast: Readonly<Record<Category, Count>>
}

/** Plain counts: of the targets called likely so many were met; the forecasts of the same targets beside them. */
export function scoreBy(
  outcomes: readonly Outcome[],
  namesOf: (outcome: Outcome) => readonly string[],
): Score[] {
  const names = [...new Set(outcomes.flatMap(namesOf))].toSorted((a, b) => a.localeCompare(b, 'en-GB'))
  return names.map((name) => {
    const own = outcomes.filter((outcome) => namesOf(outcome).includes(name))
    return { name, said: count(own, 'said'), forecast: count(own, 'forecast') }
  })
}

function count(outcomes: readonly Outcome[], part: 'said' | 'forecast'): Record<Category, Count> {
  const of = (category: Category): Count => {
    const called = outcomes.filter((outcome) => outcome[part] === category)
    return { met: called.filter(({ isMet }) => isMet).length, all: called.length }
  }
  return Object.fromEntries(categories.map((category) => [category, of(category)])) as Record<Category, Count>
}
