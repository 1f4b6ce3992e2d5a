import { periodLabel, periodText } from '../kernel/period-words.ts'
import type { Letter } from '../mail/letter.ts'
import { subjectOf } from '../mail/one-line.ts'
import type { Place } from '../places/place.ts'
import { reportName } from '../reports/report-name.ts'
import { reportWords } from '../reports/words.ts'
import { publishedAddress } from './addresses.ts'
import type { EditionListed } from './edition.ts'
import { publishingWords } from './words.ts'

/** Says which report is ready and where it is, and no figure of it. */
export function readyLetter(
  place: Pick<Place, 'name' | 'shortName' | 'helpPhone'>,
  { code, definition, subject, period }: Pick<EditionListed, 'code' | 'definition' | 'subject' | 'period'>,
): { subject: string; letter: Letter } {
  const words = publishingWords('en').letter
  const name = reportName(definition, reportWords('en'))
  return {
    subject: subjectOf((about) => words.subject(`${about}, ${periodLabel(period)}`), subject.name),
    letter: {
      place: place.name,
      paragraphs: [words.ready(`${name}, ${subject.name}, ${periodText(period)},`), words.files],
      link: { text: words.button, path: `/${place.shortName}${publishedAddress(code)}` },
      why: words.why,
      helpPhone: place.helpPhone,
    },
  }
}
