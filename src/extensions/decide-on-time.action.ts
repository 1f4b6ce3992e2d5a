import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { cancelAbout } from '../mail/outbox.sql.ts'
import type { Change } from '../record/make-change.action.ts'
import { aboutReturn } from '../reminders/about-return.ts'
import { reminderKinds } from '../reminders/reminder-letter.ts'
import { tell } from '../reminders/tell.action.ts'
import type { ReturnHead } from '../returns/return.ts'
import type { Actor } from '../rights/actor.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'
import { decide } from '../rights/policy.ts'
import { whoMay } from '../rights/who-may.ts'
import { checkUntil, checkWhy, type TimeForm } from './check-extension.ts'
import { extensionLetter } from './extension-letter.ts'
import { canHaveMoreTime, pendingOf, type Extension } from './extension.ts'
import { extendReturn, saveDecision } from './extension.sql.ts'
import { subjectOf, withReturn, type ReturnAddress } from './with-return.action.ts'

export interface Decision extends TimeForm {
  readonly gives: boolean
  /** The number of the request that the page showed; 0 where it showed none. */
  readonly asked: number
}

/**
 * Gives more time for a return that has not been sent, asked for or not, or declines it with a reason. Those who fill it in
 * are told, and reminders follow the new day. The same button pressed twice decides once.
 */
export async function decideOnTime(
  app: Pick<App, 'db' | 'dataDir' | 'mail'>,
  actor: Actor,
  at: ReturnAddress,
  typed: Decision,
): Promise<'decided' | Refusal> {
  const form = { ...typed, reason: storableText(typed.reason).trim() }
  return withReturn<'decided'>(app, actor, at, async (change, head, extensions) => {
    const verdict = decide(actor, 'round.open')
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    if (!canHaveMoreTime(head.state)) return refuse('conflict', 'sent-already')
    const pending = pendingOf(extensions)
    const last = extensions.at(-1)
    if (!pending && last && isRepeated(last, actor, form)) return 'decided'
    if ((pending?.number ?? 0) !== form.asked)
      return refuse('conflict', 'decided-meanwhile', { by: last?.decidedBy ?? last?.askedBy ?? '' })
    if (!pending && !form.gives) return refuse('conflict', 'nothing-asked')
    const missing = !form.gives ? 'decline-why-missing' : pending ? undefined : 'give-why-missing'
    const findings = [
      ...(form.gives ? checkUntil(form.until, head, dayOfChange(change)) : []),
      ...checkWhy(form.reason, missing),
    ]
    if (findings.length > 0)
      return refuse('invalid', 'time-has-problems', { problems: findings.length }, findings)

    await saveDecision(change.trx, actor.tenantId, head.id, {
      number: pending?.number ?? extensions.length + 1,
      until: form.gives ? form.until : null,
      decision: form.reason,
      by: actor.personId,
      at: change.at,
    })
    if (form.gives) await extendReturn(change.trx, head.id, form.until)
    await change.record({
      as: verdict.as,
      action: form.gives ? 'more-time-given' : 'more-time-declined',
      ...subjectOf(head),
      before: { dueOn: head.dueOn },
      after: { dueOn: form.gives ? form.until : head.dueOn },
      reason: form.reason,
    })
    await tellDecided(app, change, head, form, pending, extensions.length)
    return 'decided'
  })
}

function isRepeated(last: Extension, actor: Actor, { gives, until, reason }: Decision): boolean {
  return (
    last.state === (gives ? 'granted' : 'declined') &&
    last.decidedById === actor.personId &&
    last.decision === reason &&
    (!gives || last.until === until)
  )
}

/** Time that is given concerns everybody who fills the return in; a refusal, whoever asked. */
async function tellDecided(
  app: Pick<App, 'dataDir' | 'mail'>,
  change: Change,
  head: ReturnHead,
  { gives, until, reason }: Decision,
  pending: Extension | undefined,
  before: number,
): Promise<void> {
  const about = aboutReturn(head.id)
  // The request needs nobody any more, and reminders that still wait name a day that is no longer it.
  await cancelAbout(change.trx, about, ['more-time-asked', ...(gives ? reminderKinds : [])])
  const kind = gives ? 'more-time-given' : 'more-time-declined'
  const actors = await listActors(change.trx, change.tenantId, dayOfChange(change))
  const fillers = whoMay(actors, 'return.fill', { organisationId: head.organisationId })
  const asker = pending?.askedById ?? null
  await tell(app, change, {
    kind,
    about,
    reason: `${about}/${kind}-${pending?.number ?? before + 1}`,
    personIds: gives ? fillers.map(({ personId }) => personId) : asker === null ? [] : [asker],
    write: (place) =>
      extensionLetter(kind, place, {
        head,
        until,
        reason: reason === '' ? (pending?.askedWhy ?? '') : reason,
        by: '',
      }),
  })
}
