import { isDay } from '../kernel/day.ts'
import type { Finding } from '../kernel/finding.ts'
import { lineOf } from './line-of-accountability.ts'
import { isRank, overlaps, ranks, type Holding, type Post } from './post.ts'

const error = (field: string, code: string, args: Finding['args'] = {}): Finding => ({
  field,
  code,
  severity: 'error',
  args,
})

export interface PersonForm {
  readonly name: string
  readonly email: string
  /** A code; '' for none. */
  readonly organisation: string
}

export function* checkPerson(form: PersonForm, isOrganisationKnown: boolean): Generator<Finding> {
  if (form.name.length > 200) yield error('name', 'person-name-long')
  if (form.email !== '' && (!/^[^\s@]+@[^\s@]+$/.test(form.email) || form.email.length > 254))
    yield error('email', 'email-form')
  if (form.organisation !== '' && !isOrganisationKnown) yield error('organisation', 'organisation-unknown')
}

export interface PostForm {
  readonly title: string
  readonly rank: string
  readonly organisation: string
  /** The id of a post; '' for none. */
  readonly answersTo: string
}

/** `ownId` is the post being changed; null for a new one. */
export function* checkPost(
  form: PostForm,
  posts: readonly Post[],
  ownId: number | null,
  isOrganisationKnown: boolean,
): Generator<Finding> {
  if (form.title === '') yield error('title', 'post-missing')
  if (form.title.length > 200) yield error('title', 'post-too-long')
  if (posts.some((post) => post.id !== ownId && post.title === form.title)) yield error('title', 'post-taken')
  if (!isRank(form.rank)) yield error('rank', 'rank-missing')
  if (form.organisation !== '' && !isOrganisationKnown) yield error('organisation', 'organisation-unknown')
  if (form.answersTo !== '') yield* checkAnswersTo(form, posts, ownId)
}

function* checkAnswersTo(form: PostForm, posts: readonly Post[], ownId: number | null): Generator<Finding> {
  const above = posts.find((post) => String(post.id) === form.answersTo && post.closedOn === null)
  if (!above) yield error('answersTo', 'answers-to-unknown')
  else if (ownId !== null && lineOf(posts, above.id).some(({ id }) => id === ownId))
    yield error('answersTo', 'answers-to-itself')
  else if (isRank(form.rank) && ranks.indexOf(above.rank) > ranks.indexOf(form.rank))
    yield error('answersTo', 'answers-to-lower', { above: above.title })
}

export interface HoldingForm {
  readonly startsOn: string
  /** The last day; '' for no end. */
  readonly endsOn: string
}

/** One after another: a time that shares a day with another holder's is refused, and who that is. */
export function* checkHolding(form: HoldingForm, others: readonly Holding[]): Generator<Finding> {
  const { startsOn, endsOn } = form
  if (!isDay(startsOn)) yield error('startsOn', 'from-form')
  if (endsOn !== '' && !isDay(endsOn)) yield error('endsOn', 'to-form')
  else if (endsOn !== '' && isDay(startsOn) && endsOn < startsOn) yield error('endsOn', 'to-before-from')
  else if (isDay(startsOn)) {
    const other = others.find((held) => overlaps({ startsOn, endsOn: endsOn || null }, held))
    if (other)
      yield error('startsOn', 'post-held', { by: other.name, from: other.startsOn, to: other.endsOn ?? '' })
  }
}
