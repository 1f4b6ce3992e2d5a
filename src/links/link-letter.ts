import { dayOf, periodText, shortDay, weekdayOf } from '../kernel/period-words.ts'
import type { Letter } from '../mail/letter.ts'
import { subjectOf } from '../mail/one-line.ts'
import type { Place } from '../places/place.ts'
import type { LinkedReturn } from './link.ts'
import { letterWords } from './letter-words.ts'

const words = letterWords('en')

/** What brings a link to its holder; never a figure. The end of its address is added when it is sent. */
export function linkLetter(
  place: Pick<Place, 'name' | 'helpPhone'>,
  about: Pick<LinkedReturn, 'organisationName' | 'period' | 'dueOn'>,
  given: { readonly by: string; readonly note: string; readonly endsOn: string },
): { subject: string; letter: Letter } {
  const { organisationName: department, period, dueOn } = about
  return {
    subject: subjectOf((name) => words.subject(name, shortDay(dueOn)), department),
    letter: {
      place: place.name,
      paragraphs: [
        words.asks(given.by, department, periodText(period), `${weekdayOf(dueOn)} ${dayOf(dueOn)}`),
        ...(given.note === '' ? [] : [words.note(given.by, given.note)]),
        words.opens(dayOf(given.endsOn)),
        words.yours,
      ],
      link: { text: words.button, path: '/link' },
      why: words.why(given.by),
      helpPhone: place.helpPhone,
    },
  }
}

/** A letter about a return, as it goes to somebody who can open that return by its link alone. */
export function openedByLink(letter: Letter, endsOn: string): Letter {
  return {
    ...letter,
    paragraphs: [...letter.paragraphs, words.opens(dayOf(endsOn)), words.yours],
    link: { ...letter.link, path: '/link' },
  }
}
