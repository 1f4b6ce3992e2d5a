import { dayOf, shortDay } from '../kernel/period-words.ts'
import type { Letter } from '../mail/letter.ts'
import { subjectOf } from '../mail/one-line.ts'
import type { Place } from '../places/place.ts'
import { letterWords } from './letter-words.ts'

interface Mail {
  readonly subject: string
  readonly letter: Letter
}

const words = letterWords('en')

/** To somebody who has no way in yet; the end of the link is added when it is sent. `until` is the last day on which it works. */
export function invitationLetter(
  place: Pick<Place, 'name' | 'helpPhone'>,
  post: string,
  until: string,
): Mail {
  return {
    subject: subjectOf((name) => words.invitation.subject(name, shortDay(until)), place.name),
    letter: {
      place: place.name,
      paragraphs: [words.invitation.asks(place.name, post), words.invitation.link(dayOf(until))],
      link: { text: words.invitation.button, path: '/invitation' },
      why: words.invitation.why(place.name),
      helpPhone: place.helpPhone,
    },
  }
}

/** To somebody who signs in elsewhere already, and finds one more place there. */
export function addedLetter(place: Pick<Place, 'name' | 'helpPhone'>, post: string, path: string): Mail {
  return {
    subject: subjectOf(words.added.subject, place.name),
    letter: {
      place: place.name,
      paragraphs: [words.added.asks(place.name, post)],
      link: { text: words.added.button, path },
      why: words.invitation.why(place.name),
      helpPhone: place.helpPhone,
    },
  }
}
