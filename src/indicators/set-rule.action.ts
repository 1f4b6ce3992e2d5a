import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { findHomeArea } from '../figures/area.sql.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { AssessmentRule } from '../figures/indicator.ts'
import { findLatestPeriod } from '../figures/observation.sql.ts'
import { findRule, insertRule } from '../figures/target.sql.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo } from '../rights/policy.ts'
import { assessFigures } from './assess-figures.action.ts'
import type { RuleEffect } from './rule-effect.ts'
import { checkRule, ruleOf, type TypedRule } from './check-rule.ts'

/** Counts the statuses that a rule would change, and changes nothing. */
export async function tryRule(
  app: Pick<App, 'db'>,
  actor: Actor,
  typed: TypedRule,
  today: string,
): Promise<RuleEffect | Refusal> {
  const verdict = decide(actor, 'rules.set')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return readTenant(app.db, actor.tenantId, async (trx) => {
    const standing = await findRule(trx, null)
    const rule = ruleOf(typed, standing.version + 1)
    return rule ? effectOf(trx, actor, rule, today) : refuseTyped(typed)
  })
}

/** Sets the rule of the place from now on, as its next version: what was judged before keeps the rule it was judged by. */
export async function setRule(
  app: Pick<App, 'db'>,
  actor: Actor,
  typed: TypedRule,
  seenVersion: number,
): Promise<AssessmentRule | Refusal> {
  const verdict = decide(actor, 'rules.set')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return makeChange<AssessmentRule>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const before = await findRule(change.trx, null)
    if (before.version !== seenVersion) return refuse('conflict', 'rule-changed-meanwhile')
    const rule = ruleOf(typed, before.version + 1)
    if (!rule) return refuseTyped(typed)
    const reason = storableText(typed.reason).trim()
    await insertRule(change.trx, actor.tenantId, rule, { at: change.at, by: actor.personId, reason })
    await change.record({
      as: verdict.as,
      action: 'rule-set',
      subjectKind: 'rule',
      subject: String(rule.version),
      before: plain(before),
      after: plain(rule),
      reason,
    })
    return rule
  })
}

function refuseTyped(typed: TypedRule): Refusal {
  const findings = [...checkRule(typed)]
  return refuse('invalid', 'rule-has-problems', { problems: findings.length }, findings)
}

const plain = ({ family, tolerance, exceedBy }: AssessmentRule) => ({
  family,
  toleranceKind: tolerance.kind,
  tolerance: tolerance.value,
  exceedBy,
})

async function effectOf(
  trx: TenantTransaction,
  actor: Actor,
  rule: AssessmentRule,
  today: string,
): Promise<RuleEffect> {
  const period = await findLatestPeriod(trx, 'quarter', null)
  const area = await findHomeArea(trx)
  const all = await listIndicators(trx, visibleTo(actor, 'performance.read'))
  const indicators = all.filter((indicator) => indicator.periodKind === period?.kind)
  if (!period || !area) return { period: null, judged: 0, changes: [] }
  const question = { indicators, areaCode: area.code, periods: [period], asAt: null, today }
  const now = await assessFigures(trx, question)
  const then = await assessFigures(trx, { ...question, rule })
  const moves = now.flatMap(({ status: from }, i) => {
    const to = then[i]?.status ?? from
    return from === to ? [] : [{ from, to }]
  })
  const alike = Map.groupBy(moves, ({ from, to }) => `${from} ${to}`)
  return {
    period,
    judged: now.length,
    changes: [...alike.values()].flatMap(([move, ...more]) =>
      move ? [{ ...move, count: more.length + 1 }] : [],
    ),
  }
}
