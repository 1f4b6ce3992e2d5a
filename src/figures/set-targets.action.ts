import type { Change } from '../record/make-change.action.ts'
import { periodSlug } from '../kernel/period-words.ts'
import { placeKey, type Target } from './indicator.ts'
import { insertTargets, listTargets } from './target.sql.ts'

/** Adopts targets in the change at hand: a new one is revision 1, a changed one the next. Answers how many were set. */
export async function setTargets(
  change: Change,
  as: string,
  targets: readonly Omit<Target, 'revision'>[],
  codeOf: (indicatorId: number) => string,
): Promise<number> {
  const stored = await listTargets(
    change.trx,
    { indicatorIds: [...new Set(targets.map((t) => t.indicatorId))] },
    null,
  )
  const standing = new Map(stored.map((target) => [`${placeKey(target)}|${target.regime}`, target]))
  const arriving = targets.flatMap((target) => {
    const before = standing.get(`${placeKey(target)}|${target.regime}`)
    return before && isSame(before, target) ? [] : [{ ...target, revision: (before?.revision ?? 0) + 1 }]
  })
  if (arriving.length === 0) return 0
  await insertTargets(change.trx, change.tenantId, arriving, {
    at: change.at,
    by: change.author.personId,
    auditSequence: change.sequence,
  })
  await change.record({
    as,
    action: 'targets-set',
    subjectKind: 'targets',
    subject: arriving.length === 1 ? codeOf(arriving[0]?.indicatorId ?? 0) : 'several',
    after: arriving.map((target) => [
      codeOf(target.indicatorId),
      target.areaCode,
      periodSlug(target.period),
      target.regime,
      target.value ?? (target.range ? [target.range.low, target.range.high] : target.wording),
    ]),
  })
  return arriving.length
}

function isSame(a: Omit<Target, 'revision'>, b: Omit<Target, 'revision'>): boolean {
  return (
    a.value === b.value &&
    a.range?.low === b.range?.low &&
    a.range?.high === b.range?.high &&
    a.wording === b.wording &&
    a.basis === b.basis &&
    a.kind === b.kind
  )
}
