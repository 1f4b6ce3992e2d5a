import type { ChoiceItem } from './choices.ts'
import type { Content, Size } from './content.ts'

interface Asked<Name extends string> {
  readonly name: Name
  readonly label: Content
  readonly hint?: Content | undefined
}

interface Line {
  readonly as: 'line'
  readonly type?: 'date'
  readonly width?: 2 | 3 | 5 | 10 | 20
  readonly inputmode?: 'numeric' | 'decimal'
  /** For codes: read letter by letter, never corrected. */
  readonly isCode?: boolean
}

interface Text {
  readonly as: 'text'
  readonly rows: number
}

interface OneOf {
  readonly as: 'choice'
  readonly items: readonly ChoiceItem[]
  readonly legendSize?: Size
}

interface List {
  readonly as: 'list'
  readonly items: readonly { readonly value: string; readonly text: string }[]
}

/** One question of a form: what it is called, what is said of it, and as what it is asked. */
export type FieldRow<Name extends string> = Asked<Name> & (Line | Text | OneOf | List)

/** The questions of a form in their order, what was typed, and the problems that stand at them. */
export interface FieldsProps<Name extends string> {
  readonly fields: readonly FieldRow<Name>[]
  readonly values: Readonly<Partial<Record<Name, string>>>
  readonly told?:
    { readonly problems: readonly { readonly field: string; readonly text: string }[] } | null | undefined
}
