import type { Content, Size } from './content.ts'

/** What every labelled control takes. `value` is what the person typed, kept as typed. */
export type FieldProps = {
  name: string
  /** Absent: the name. Error summaries link to it. */
  id?: string | undefined
  label: Content
  labelSize?: Size | undefined
  /** The label is the page's h1, when the page asks one thing. */
  isPageHeading?: boolean | undefined
  isLabelHidden?: boolean | undefined
  hint?: Content | undefined
  error?: Content | undefined
  /** Ids of other elements that describe the control. */
  describedBy?: string | undefined
  disabled?: boolean | undefined
}

/** What every group of controls under one legend takes. Without a legend there is no fieldset. */
export type GroupProps = {
  legend?: Content | undefined
  legendSize?: Size | undefined
  isPageHeading?: boolean | undefined
  isLegendHidden?: boolean | undefined
  hint?: Content | undefined
  error?: Content | undefined
  describedBy?: string | undefined
}

/** The ids that describe a control, in the order they are read; nothing when there are none. */
export function describing(...ids: readonly (string | false | undefined)[]): string | undefined {
  return ids.filter(Boolean).join(' ') || undefined
}
