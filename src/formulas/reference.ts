/** Which part of the figure is meant: what it says, or what it was divided out of. */
export type FigurePart = 'value' | 'numerator' | 'denominator'
export type Shift = 'none' | 'previous' | 'last-year' | 'year-to-date'

/** A figure of another indicator: `[NI192]`, `[NI192, prev]`, `[NI192, numerator, same quarter last year]`. */
export interface Reference {
  readonly code: string
  readonly shift: Shift
  readonly part: FigurePart
}

type Qualifier = { readonly shift: Shift } | { readonly part: FigurePart }

/** What may stand after a comma in the brackets. */
export const qualifiers: ReadonlyMap<string, Qualifier> = new Map<string, Qualifier>([
  ['prev', { shift: 'previous' }],
  ['same quarter last year', { shift: 'last-year' }],
  ['same period last year', { shift: 'last-year' }],
  ['year to date', { shift: 'year-to-date' }],
  ['numerator', { part: 'numerator' }],
  ['denominator', { part: 'denominator' }],
])

const code = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/

export type ReferenceFault =
  | { readonly fault: 'code-unreadable' | 'qualifier-unknown'; readonly found: string }
  | { readonly fault: 'qualifier-twice'; readonly found: string }

/** Reads what stands between the brackets. */
export function readReference(inside: string): Reference | ReferenceFault {
  const [first = '', ...rest] = inside.split(',').map((word) => word.trim())
  if (!code.test(first)) return { fault: 'code-unreadable', found: first }
  const reference = { code: first, shift: 'none' as Shift, part: 'value' as FigurePart }
  for (const word of rest) {
    const qualifier = qualifiers.get(word.toLowerCase().replace(/\s+/g, ' '))
    if (!qualifier) return { fault: 'qualifier-unknown', found: word }
    const isTaken = 'shift' in qualifier ? reference.shift !== 'none' : reference.part !== 'value'
    if (isTaken) return { fault: 'qualifier-twice', found: word }
    Object.assign(reference, qualifier)
  }
  return reference
}

const shiftTexts: Readonly<Record<Shift, string>> = {
  none: '',
  previous: ', prev',
  'last-year': ', same period last year',
  'year-to-date': ', year to date',
}

/** As it is written in a formula; the same text for the same reference. */
export function referenceText({ code, shift, part }: Reference): string {
  return `[${code}${part === 'value' ? '' : `, ${part}`}${shiftTexts[shift]}]`
}
