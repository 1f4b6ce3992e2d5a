import type { Finding } from '../kernel/finding.ts'
import { checkPerson, type PersonForm } from '../people/check-person.ts'
import type { Post } from '../people/post.ts'

/** Somebody new, with or without a way in. */
export interface InvitationForm extends PersonForm {
  /** The id of a vacant post, or '' where a new one is named. */
  readonly post: string
  readonly title: string
  readonly rank: string
  readonly answersTo: string
  /** Without one: a person without an account and without a role. */
  readonly role: string
  readonly scope: string
  readonly code: string
  readonly startsOn: string
  readonly endsOn: string
}

/** What the post and the grant say for themselves is checked where they are made. */
export function* checkInvitation(
  form: InvitationForm,
  posts: readonly Post[],
  isOrganisationKnown: boolean,
  isEmailKnown: boolean,
): Generator<Finding> {
  const error = (field: string, code: string): Finding => ({ field, code, severity: 'error', args: {} })
  if (form.post === '' && form.title === '') yield error('post', 'post-choose')
  if (form.post !== '' && form.title !== '') yield error('title', 'post-both')
  const chosen = posts.find(({ id }) => String(id) === form.post)
  if (form.post !== '' && (!chosen || chosen.holder || chosen.closedOn !== null))
    yield error('post', 'post-not-free')
  yield* checkPerson(form, isOrganisationKnown)
  if (form.email === '' && form.role !== '') yield error('email', 'email-for-role')
  if (form.email !== '' && form.role === '') yield error('role', 'role-missing')
  if (isEmailKnown) yield error('email', 'email-known')
}
