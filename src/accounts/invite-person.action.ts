import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import type { Finding } from '../kernel/finding.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { findOrganisation } from '../organisations/organisation.sql.ts'
import { addPostIn } from '../people/change-post.action.ts'
import { checkPost, type PostForm } from '../people/check-person.ts'
import { holdIn } from '../people/hold-post.action.ts'
import type { Person } from '../people/person.ts'
import { commitment } from '../people/personal-fact.ts'
import { findPerson, findSalt, insertPerson, isEmailHere, updateAccountOf } from '../people/person.sql.ts'
import { listAllPosts } from '../people/post.sql.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { checkGrant, isKindOfScope } from '../rights/check-grant.ts'
import { giveIn } from '../rights/give-grant.action.ts'
import { findScope } from '../rights/grant-scope.sql.ts'
import { dayOfChange, decideNow } from '../rights/grants-now.action.ts'
import { decide } from '../rights/policy.ts'
import type { Role } from '../rights/roles.ts'
import { checkInvitation, type InvitationForm } from './check-invitation.ts'
import { inviteAccount, inviteAgain } from './invite.action.ts'
import { postInvitation } from './post-invitation.action.ts'

export interface Invited {
  readonly personId: number
  /** Shown once, to be handed over; null for somebody without an account, and where it went by mail. */
  readonly link: string | null
  /** The address that it went to; null where none did. */
  readonly sentTo: string | null
  /** Is it for somebody who has no way in yet? */
  readonly isNew: boolean
}

export type AppThatInvites = Pick<App, 'db' | 'dataDir' | 'mail'>

/** Adds somebody: post, role and scope, and the link with which they set up their way in, in one go. */
export async function invitePerson(
  app: AppThatInvites,
  actor: Actor,
  typed: InvitationForm,
  today: string,
): Promise<Invited | Refusal> {
  for (const action of ['person.change', 'grant.give'] as const) {
    const verdict = decide(actor, action)
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  }
  const form = { ...typed, name: storableText(typed.name), email: storableText(typed.email) }
  const findings = await findingsOf(app, actor, form, today)
  if (findings.length > 0)
    return refuse('invalid', 'set-up-has-problems', { problems: findings.length }, findings)
  // The account stands outside all places; without a person in one it opens nothing.
  const account = form.email === '' ? null : await inviteAccount(app.db, form.email)
  const link = account?.link ?? null
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const verdict = await decideNow(change, actor, 'person.change')
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const personId = await addIn(change, actor, verdict.as, form, account?.accountId ?? null)
    return isRefusal(personId)
      ? personId
      : invited(personId, link, await postInvitation(app, change, personId, link))
  })
}

/** A link that went by mail is shown to nobody else. */
function invited(personId: number, link: string | null, sentTo: string | null): Invited {
  const isNew = link?.startsWith('/invitation/') === true
  return { personId, link: sentTo === null ? link : null, sentTo, isNew }
}

const postFormOf = ({ title, rank, organisation, answersTo }: InvitationForm): PostForm => ({
  title,
  rank,
  organisation,
  answersTo,
})

/** Everything that is wrong with the form, at once and before an account is made. */
async function findingsOf(
  app: Pick<App, 'db'>,
  actor: Actor,
  form: InvitationForm,
  today: string,
): Promise<Finding[]> {
  return readTenant(app.db, actor.tenantId, async (trx) => {
    const posts = await listAllPosts(trx, today)
    const isOrganisationKnown =
      form.organisation !== '' && (await findOrganisation(trx, form.organisation)) !== undefined
    const isEmailKnown = form.email !== '' && (await isEmailHere(trx, form.email, null))
    const isThingKnown =
      isKindOfScope(form.scope) && (await findScope(trx, form.scope, form.code)) !== undefined
    const own = [...checkInvitation(form, posts, isOrganisationKnown, isEmailKnown)]
    const ofPost =
      form.post === '' && form.title !== '' ? [...checkPost(postFormOf(form), posts, null, true)] : []
    const ofGrant =
      form.role === '' ? [] : [...checkGrant({ ...form, reason: reasonGiven }, today, isThingKnown)]
    return [...own, ...ofPost, ...ofGrant]
  })
}

const reasonGiven = 'Invitation'

async function addIn(
  change: Change,
  actor: Actor,
  as: Role,
  form: InvitationForm,
  accountId: number | null,
): Promise<number | Refusal> {
  const { trx, tenantId } = change
  if (form.email !== '' && (await isEmailHere(trx, form.email, null)))
    return refuse('conflict', 'email-known')
  const posts = await listAllPosts(trx, dayOfChange(change))
  const chosen = posts.find(({ id }) => String(id) === form.post)
  const postId = chosen?.id ?? (await addPostIn(change, as, posts, postFormOf(form)))
  if (isRefusal(postId)) return postId
  const title = chosen?.title ?? form.title
  const organisation = form.organisation === '' ? undefined : await findOrganisation(trx, form.organisation)
  const personId = await insertPerson(trx, tenantId, {
    accountId,
    name: form.name === '' ? title : form.name,
    post: title,
    email: form.email,
    organisationId: organisation?.id ?? null,
  })
  const salt = await findSalt(trx, personId)
  await change.record({
    as,
    action: accountId === null ? 'person-added' : 'person-invited',
    subjectKind: 'person',
    subject: String(personId),
    after: {
      post: title,
      organisation: form.organisation,
      ...(salt && form.email !== '' ? { email: commitment(salt, 'email', form.email) } : {}),
    },
  })
  const startsOn = form.startsOn === '' ? dayOfChange(change) : form.startsOn
  const held = await holdIn(change, as, { id: postId, title }, { personId, startsOn, endsOn: '' })
  if (isRefusal(held)) return held
  if (form.role === '') return personId
  const giver = await decideNow(change, actor, 'grant.give')
  if (!giver.allowed) return refuse('not-allowed', giver.why)
  const given = await giveIn(change, actor, giver.as, personId, { ...form, reason: reasonGiven })
  return isRefusal(given) ? given : personId
}

/** A new link for somebody who has not taken up theirs, or has had no account so far. */
export async function invitePersonAgain(
  app: AppThatInvites,
  actor: Actor,
  personId: number,
  today: string,
): Promise<Invited | Refusal> {
  const first = decide(actor, 'person.change')
  if (!first.allowed) return refuse('not-allowed', first.why)
  const person = await readTenant(app.db, actor.tenantId, (trx) => findPerson(trx, personId, today))
  if (!person) return refuse('not-found', 'person-not-found')
  if (person.state !== 'invited' && person.state !== 'no-account')
    return refuse('conflict', 'invite-not-needed')
  if (person.state === 'no-account' && person.email === '') return refuse('invalid', 'invite-without-email')
  const account = await accountFor(app, actor, person)
  if (isRefusal(account)) return account
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const verdict = await decideNow(change, actor, 'person.change')
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    await updateAccountOf(change.trx, personId, account.accountId)
    await change.record({
      as: verdict.as,
      action: 'person-invited',
      subjectKind: 'person',
      subject: String(personId),
      after: { post: person.post },
    })
    return invited(personId, account.link, await postInvitation(app, change, personId, account.link))
  })
}

async function accountFor(
  app: Pick<App, 'db'>,
  actor: Actor,
  { accountId, email }: Person,
): Promise<{ accountId: number; link: string } | Refusal> {
  if (accountId === null) return inviteAccount(app.db, email)
  const again = await inviteAgain(app.db, accountId, actor.tenantId)
  return isRefusal(again) ? again : { accountId, link: again.link }
}
