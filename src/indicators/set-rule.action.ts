import { listGroups } from '../areas/comparator.sql.ts'
import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { AssessmentRule } from '../figures/indicator.ts'
import { findLatestPeriod } from '../figures/observation.sql.ts'
import { findRule, insertRule } from '../figures/target.sql.ts'
import type { Finding } from '../kernel/finding.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo } from '../rights/policy.ts'
import { assessFigures } from './assess-figures.action.ts'
import type { BenchmarkRule } from './benchmark.ts'
import { findBenchmarkRule } from './benchmark-rule.sql.ts'
import { benchmarkRuleOf, checkBenchmark, type TypedBenchmark } from './check-benchmark.ts'
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

/**
 * Sets the rule of the place from now on, as its next version: what was judged before keeps the rule it was judged by.
 * Without a benchmark the next version keeps the one that stands.
 */
export async function setRule(
  app: Pick<App, 'db'>,
  actor: Actor,
  typed: TypedRule,
  seenVersion: number,
  typedBenchmark?: TypedBenchmark,
): Promise<AssessmentRule | Refusal> {
  const verdict = decide(actor, 'rules.set')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return makeChange<AssessmentRule>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const before = await findRule(change.trx, null)
    if (before.version !== seenVersion) return refuse('conflict', 'rule-changed-meanwhile')
    const rule = ruleOf(typed, before.version + 1)
    const heldBefore = await findBenchmarkRule(change.trx, null)
    const groups = typedBenchmark ? (await listGroups(change.trx)).map(({ code }) => code) : []
    const held = typedBenchmark
      ? benchmarkRuleOf(typedBenchmark, groups, before.version + 1)
      : { ...heldBefore, version: before.version + 1 }
    if (!rule || !held)
      return refuseTyped(typed, typedBenchmark ? [...checkBenchmark(typedBenchmark, groups)] : [])
    const reason = storableText(typed.reason).trim()
    const set = { at: change.at, by: actor.personId, reason }
    await insertRule(change.trx, actor.tenantId, rule, set, held)
    await change.record({
      as: verdict.as,
      action: 'rule-set',
      subjectKind: 'rule',
      subject: String(rule.version),
      before: { ...plain(before), ...plainBenchmark(heldBefore) },
      after: { ...plain(rule), ...plainBenchmark(held) },
      reason,
    })
    return rule
  })
}

/** What is wrong with the benchmark stands before the reason, as on the form. */
function refuseTyped(typed: TypedRule, ofBenchmark: readonly Finding[] = []): Refusal {
  const found = [...checkRule(typed)]
  const isReason = ({ field }: Finding): boolean => field === 'reason'
  const findings = [...found.filter((one) => !isReason(one)), ...ofBenchmark, ...found.filter(isReason)]
  return refuse('invalid', 'rule-has-problems', { problems: findings.length }, findings)
}

const plain = ({ family, tolerance, exceedBy }: AssessmentRule) => ({
  family,
  toleranceKind: tolerance.kind,
  tolerance: tolerance.value,
  exceedBy,
})

const plainBenchmark = ({ kind, group, level }: BenchmarkRule) => ({
  benchmark: kind,
  benchmarkGroup: group,
  benchmarkLevel: level,
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
