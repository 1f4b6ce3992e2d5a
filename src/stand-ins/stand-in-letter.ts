import type { Letter } from '../mail/letter.ts'
import { subjectOf } from '../mail/one-line.ts'
import { peoplePageWords } from '../people/page-words.ts'
import { scopeText } from '../people/scope-text.ts'
import { peopleWords } from '../people/words.ts'
import type { Place } from '../places/place.ts'
import { longDay } from '../reminders/return-letter.ts'
import type { HeldGrant } from '../rights/grant.ts'
import { standInLetterWords } from './letter-words.ts'

export interface StandInFacts {
  /** The post that arranged it, that of whoever is away, and that of whoever stands in. */
  readonly by: string
  readonly absent: string
  readonly standIn: string
  readonly grants: readonly Pick<HeldGrant, 'role' | 'scope'>[]
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: string
  /** Whose page the letter leads to. */
  readonly personId: number
}

const words = standInLetterWords('en')

/** Subject and text of the letter to either of the two. */
export function standInLetter(
  { name, shortName, helpPhone }: Pick<Place, 'name' | 'shortName' | 'helpPhone'>,
  facts: StandInFacts,
): { subject: string; letter: Letter } {
  const { by, standIn, absent, startsOn, endsOn, reason } = facts
  const { roles } = peopleWords('en')
  return {
    subject: subjectOf(words.subject, absent),
    letter: {
      place: name,
      paragraphs: [
        words.says(by, standIn, absent, longDay(startsOn), longDay(endsOn)),
        ...facts.grants.map(({ role, scope }) =>
          words.role(roles[role], scopeText(scope, peoplePageWords('en'))),
        ),
        words.why(reason),
        words.ends,
      ],
      link: { text: words.button, path: `/${shortName}/people/${facts.personId}` },
      why: words.because,
      helpPhone,
    },
  }
}
