import { periodSlug, periodText, shortDay } from '../kernel/period-words.ts'
import type { Letter } from '../mail/letter.ts'
import type { MessageKind } from '../mail/message.ts'
import type { Place } from '../places/place.ts'
import { hasComeBack } from './act-by.ts'
import { longDay, returnLetter, type LetterParts, type ReturnNamed } from './return-letter.ts'
import { reminderWords } from './reminder-words.ts'

/** What a reminder may say of a return: when it is due and how much is left, never a figure. */
export interface RemindedReturn extends ReturnNamed {
  readonly state: string
  readonly dueOn: string
  readonly linesLeft: number
  readonly workingDaysLate: number
}

/** The post somebody stands in for, and its last day away. */
export interface StandIn {
  readonly post: string
  readonly until: string | null
}

const words = reminderWords('en')

/** Each kind of mail about a return; `to`: the posts that were reminded, for their lead. */
const parts = {
  'return-open': ({ organisationName: name, period, linesLeft, dueOn }) => ({
    subject: (department) => words.open.subject(department, shortDay(dueOn)),
    paragraphs: [words.open.asks(name, periodText(period), linesLeft, longDay(dueOn)), words.open.filled],
    button: words.open.button,
  }),
  'return-due': (about) => (hasComeBack(about.state) ? backParts(about, 'due') : dueParts(about)),
  'return-late': (about, _, tellsLead) =>
    hasComeBack(about.state) ? backParts(about, 'late', tellsLead) : lateParts(about, tellsLead),
  'return-late-lead': ({ organisationName: name, period, dueOn, workingDaysLate: late }, to) => ({
    subject: (department) => words.lead.subject(department, late),
    paragraphs: [words.lead.asks(name, periodText(period), longDay(dueOn), to.join(', '))],
    button: words.lead.button,
    why: words.lead.why(name),
  }),
} as const satisfies Partial<
  Record<MessageKind, (about: RemindedReturn, to: readonly string[], tellsLead: boolean) => LetterParts>
>

function dueParts({ organisationName: name, period, linesLeft, dueOn }: RemindedReturn): LetterParts {
  return {
    subject: (department) => words.due.subject(department, shortDay(dueOn), linesLeft),
    paragraphs: [words.due.asks(name, periodText(period), linesLeft, longDay(dueOn)), words.due.stops],
    button: words.due.button,
    also: { asks: words.moreTime, text: words.askForTime, path: '/more-time' },
  }
}

function lateParts(
  { organisationName: name, period, dueOn, workingDaysLate: late }: RemindedReturn,
  tellsLead: boolean,
): LetterParts {
  return {
    subject: (department) => words.late.subject(department, late),
    paragraphs: [
      words.late.asks(name, periodText(period), longDay(dueOn)),
      words.late.away,
      ...(tellsLead ? [words.late.told(late)] : []),
    ],
    button: words.late.button,
  }
}

/** Of a return that came back with a question, or was reopened. */
function backParts(
  { state, organisationName: name, period, dueOn, workingDaysLate }: RemindedReturn,
  when: 'due' | 'late',
  tellsLead = false,
): LetterParts {
  const say = words[state === 'queried' ? 'queried' : 'reopened']
  return {
    subject: (department) =>
      when === 'due'
        ? say.dueSubject(department, shortDay(dueOn))
        : say.lateSubject(department, workingDaysLate),
    paragraphs: [
      say[when](name, periodText(period), longDay(dueOn)),
      ...(tellsLead ? [words.late.told(workingDaysLate)] : []),
    ],
    button: say.button,
  }
}

export type ReminderKind = keyof typeof parts
export const reminderKinds = Object.keys(parts) as readonly ReminderKind[]

interface ToldOf {
  /** The posts that were reminded, for their lead. */
  readonly to?: readonly string[]
  /** The lead gets a letter of their own. */
  readonly tellsLead?: boolean
  readonly standsInFor?: StandIn | null
}

/** Subject and text of one reminder. */
export function reminderLetter(
  kind: ReminderKind,
  place: Pick<Place, 'name' | 'shortName' | 'helpPhone'>,
  about: RemindedReturn,
  { to = [], tellsLead = false, standsInFor = null }: ToldOf = {},
): { subject: string; letter: Letter } {
  const said: LetterParts = parts[kind](about, to, tellsLead)
  const paragraphs = standsInFor ? [...said.paragraphs, awayText(standsInFor)] : said.paragraphs
  const { subject, letter } = returnLetter(
    place,
    about,
    { ...said, paragraphs },
    words.why(about.organisationName),
  )
  if (kind !== 'return-late-lead') return { subject, letter }
  // A lead looks at the whole quarter.
  const path = `/${place.shortName}/returns?period=${periodSlug(about.period)}`
  return { subject, letter: { ...letter, link: { ...letter.link, path } } }
}

const awayText = ({ post, until }: StandIn): string =>
  until === null ? words.lent(post) : words.away(post, longDay(until))
