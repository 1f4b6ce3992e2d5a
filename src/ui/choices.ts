import type { Content } from './content.ts'

/** One choice of a set of radios or checkboxes. `id` is made from the set's when absent. */
export type ChoiceItem = {
  value: string
  text: Content
  hint?: Content | undefined
  id?: string | undefined
  checked?: boolean | undefined
  disabled?: boolean | undefined
  /** Shown while this one is chosen; without script, always. */
  reveals?: Content | undefined
}
/** A line between choices, such as "or". */
export type Divider = { divider: string }

/** The first choice has the plain id, so that an error summary can link to it; later ones are numbered. */
export function choiceId(prefix: string, index: number): string {
  return index === 0 ? prefix : `${prefix}-${index + 1}`
}
