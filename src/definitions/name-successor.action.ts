import type { App } from '../db/app.ts'
import { findIndicator } from '../figures/indicator.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import { isDay } from '../kernel/day.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import type { Actor } from '../rights/actor.ts'
import { checkReason } from './check-reason.ts'
import { nextVersion } from './definition.sql.ts'
import { findSuccession, leadsTo, setSuccessor } from './succession.sql.ts'
import { withIndicatorAsSeen, type IndicatorAsSeen } from './with-indicator.action.ts'

/** Says what took the place of a measure, from which day if that is known; `successor` '' takes it back. */
export async function nameSuccessor(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: IndicatorAsSeen,
  given: { readonly successor: string; readonly startsOn: string; readonly reason: string },
): Promise<Indicator | Refusal> {
  const reason = storableText(given.reason).trim()
  const code = storableText(given.successor).trim()
  return withIndicatorAsSeen(app, actor, seen, async ({ change, indicator, as }) => {
    const { trx, tenantId } = change
    const { successor: before } = await findSuccession(trx, indicator.id)
    const findings = [...checkReason(reason, 'why')]
    const successor = code === '' ? undefined : await findIndicator(trx, code)
    if (code === '' && before === null) findings.unshift(problem('successor', 'successor-missing'))
    else if (code !== '' && !successor) findings.unshift(problem('successor', 'successor-unknown', { code }))
    else if (successor && (await leadsTo(trx, successor.id, indicator.id)))
      findings.unshift(problem('successor', 'successor-circle', { code, own: indicator.code }))
    if (code !== '' && given.startsOn !== '' && !isDay(given.startsOn))
      findings.push(problem('startsOn', 'successor-day'))
    if (findings.length > 0) return hasProblems(findings)
    const startsOn = given.startsOn === '' ? null : given.startsOn
    await setSuccessor(
      trx,
      tenantId,
      indicator.id,
      successor ? { successorId: successor.id, startsOn, reason } : null,
    )
    await nextVersion(trx, indicator.id)
    await change.record({
      as,
      action: successor ? 'successor-named' : 'successor-removed',
      subjectKind: 'indicator',
      subject: indicator.code,
      before: { successor: before?.code ?? null, startsOn: before?.startsOn ?? null },
      after: successor ? { successor: successor.code, startsOn } : { successor: null, startsOn: null },
      reason,
    })
    return undefined
  })
}
