import type { App } from '../db/app.ts'
import { dayOf } from '../kernel/period-words.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { aboutReturn } from '../reminders/about-return.ts'
import { tell } from '../reminders/tell.action.ts'
import type { Actor } from '../rights/actor.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'
import { decide } from '../rights/policy.ts'
import { whoMay } from '../rights/who-may.ts'
import { checkUntil, checkWhy, type TimeForm } from './check-extension.ts'
import { extensionLetter } from './extension-letter.ts'
import { canHaveMoreTime, pendingOf } from './extension.ts'
import { insertAsked } from './extension.sql.ts'
import { subjectOf, withReturn, type ReturnAddress } from './with-return.action.ts'

/** Asks for more time for a return that has not been sent; those who decide are told. The same button pressed twice asks once. */
export async function askForTime(
  app: Pick<App, 'db' | 'dataDir' | 'mail'>,
  actor: Actor,
  at: ReturnAddress,
  typed: TimeForm,
): Promise<{ number: number } | Refusal> {
  const { until } = typed
  const reason = storableText(typed.reason).trim()
  return withReturn(app, actor, at, async (change, head, extensions) => {
    const verdict = decide(actor, 'return.fill', {
      organisationId: head.organisationId,
      returnId: head.id,
    })
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    if (!canHaveMoreTime(head.state)) return refuse('conflict', 'sent-already')
    const pending = pendingOf(extensions)
    if (pending) {
      const isRepeated =
        pending.askedById === actor.personId && pending.askedUntil === until && pending.askedWhy === reason
      if (isRepeated) return { number: pending.number }
      return refuse('conflict', 'asked-already', {
        by: pending.askedBy ?? '',
        day: pending.askedUntil === null ? '' : dayOf(pending.askedUntil),
      })
    }
    const findings = [...checkUntil(until, head, dayOfChange(change)), ...checkWhy(reason, 'ask-why-missing')]
    if (findings.length > 0)
      return refuse('invalid', 'time-has-problems', { problems: findings.length }, findings)

    const number = extensions.length + 1
    const asked = { number, until, why: reason, by: actor.personId, at: change.at }
    await insertAsked(change.trx, actor.tenantId, head.id, asked)
    await change.record({
      as: verdict.as,
      action: 'more-time-asked',
      ...subjectOf(head),
      before: { dueOn: head.dueOn },
      after: { askedUntil: until },
      reason,
    })
    const deciders = whoMay(
      await listActors(change.trx, actor.tenantId, dayOfChange(change)),
      'round.open',
      {},
    )
    await tell(app, change, {
      kind: 'more-time-asked',
      about: aboutReturn(head.id),
      reason: `${aboutReturn(head.id)}/more-time-asked-${number}`,
      personIds: deciders.map(({ personId }) => personId),
      write: (place) => extensionLetter('more-time-asked', place, { head, until, reason, by: actor.post }),
    })
    return { number }
  })
}
