import type { App } from '../db/app.ts'
import { insertBreak, listBreaks } from '../figures/series-break.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { periodLabel } from '../kernel/period-words.ts'
import { samePeriod } from '../kernel/period.ts'
import { readPeriod } from '../kernel/read-period.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import type { Actor } from '../rights/actor.ts'
import { nextVersion } from './definition.sql.ts'
import { checkReason } from './check-reason.ts'
import { withIndicatorAsSeen, type IndicatorAsSeen } from './with-indicator.action.ts'

/** Declares that figures from a period on are not to be compared with those before it. It is never guessed, and it stays. */
export async function declareBreak(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: IndicatorAsSeen,
  given: { readonly since: string; readonly reason: string },
): Promise<Indicator | Refusal> {
  const reason = storableText(given.reason).trim()
  return withIndicatorAsSeen(app, actor, seen, async ({ change, indicator, as }) => {
    const { trx, tenantId } = change
    const reading = readPeriod(given.since, indicator.periodKind)
    const period =
      reading.is === 'one' && reading.period.kind === indicator.periodKind ? reading.period : null
    const findings = [...checkReason(reason)]
    if (period === null) findings.unshift(problem('since', 'break-period', { kind: indicator.periodKind }))
    else {
      const standing = (await listBreaks(trx, [indicator.id])).get(indicator.id) ?? []
      if (standing.some((one) => samePeriod(one, period)))
        findings.unshift(problem('since', 'break-there', { period: periodLabel(period) }))
    }
    if (findings.length > 0 || period === null) return hasProblems(findings)
    await insertBreak(trx, tenantId, { indicatorId: indicator.id, period, reason })
    await nextVersion(trx, indicator.id)
    await change.record({
      as,
      action: 'break-declared',
      subjectKind: 'indicator',
      subject: indicator.code,
      after: { since: periodLabel(period) },
      reason,
    })
    return undefined
  })
}
