import { dayOf, periodSlug, weekdayOf } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import type { Letter } from '../mail/letter.ts'
import { subjectOf } from '../mail/one-line.ts'
import type { Place } from '../places/place.ts'

/** What every letter about a return says in its own words. */
export interface LetterParts {
  readonly subject: (department: string) => string
  readonly paragraphs: readonly string[]
  readonly button: string
  /** Of the page it leads to, below that of the return. */
  readonly path?: string
  /** Why its reader is written to, where that is not the usual. */
  readonly why?: string
  /** With a second link, to ask for more time. */
  readonly also?: { readonly asks: string; readonly text: string; readonly path: string }
}

export interface ReturnNamed {
  readonly organisationCode: string
  readonly organisationName: string
  readonly period: Period
}

/** The return's page within its place. */
const pathOfReturn = (
  { shortName }: Pick<Place, 'shortName'>,
  { organisationCode, period }: Pick<ReturnNamed, 'organisationCode' | 'period'>,
): string => `/${shortName}/returns/${organisationCode}/${periodSlug(period)}`

/** Subject and text of a letter about a return. */
export function returnLetter(
  place: Pick<Place, 'name' | 'shortName' | 'helpPhone'>,
  about: ReturnNamed,
  { subject, paragraphs, button, path = '', why, also }: LetterParts,
  usualWhy: string,
): { subject: string; letter: Letter } {
  const page = pathOfReturn(place, about)
  return {
    subject: subjectOf(subject, about.organisationName),
    letter: {
      place: place.name,
      paragraphs: [...paragraphs],
      link: { text: button, path: `${page}${path}` },
      ...(also ? { also: { ...also, path: `${page}${also.path}` } } : {}),
      why: why ?? usualWhy,
      helpPhone: place.helpPhone,
    },
  }
}

/** `Friday 14 November 2008`. */
export const longDay = (day: string): string => `${weekdayOf(day)} ${dayOf(day)}`
