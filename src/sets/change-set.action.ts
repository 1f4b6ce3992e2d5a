import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, partsOfOpened } from '../rights/policy.ts'
import { checkTypedSet, type TypedSet } from './check-set.ts'
import { listMemberships } from './membership.sql.ts'
import { countTooMany, setRules } from './set-rules.ts'
import { isSetKind, type IndicatorSet } from './set.ts'
import { findSet, insertSet, updateSet } from './set.sql.ts'

/** Adds a set, with nothing in it yet. */
export async function addSet(
  app: Pick<App, 'db'>,
  actor: Actor,
  typed: TypedSet,
): Promise<IndicatorSet | Refusal> {
  const verdict = decide(actor, 'indicator.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const read = readTyped(typed)
  if ('refused' in read) return read
  return makeChange<IndicatorSet>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const standing = await findSet(change.trx, partsOfOpened, read.code)
    if (standing) {
      const args = { code: read.code, name: standing.name }
      return hasProblems([{ field: 'code', code: 'code-taken', severity: 'error', args }])
    }
    await insertSet(change.trx, actor.tenantId, read)
    const { code, ...after } = read
    await change.record({ as: verdict.as, action: 'set-added', subjectKind: 'set', subject: code, after })
    return { ...read, version: 1 }
  })
}

/** Changes what a set is called, its kind and where it comes from; its code stays. */
export async function changeSet(
  app: Pick<App, 'db'>,
  actor: Actor,
  code: string,
  typed: Omit<TypedSet, 'code'>,
  seenVersion: number,
): Promise<IndicatorSet | Refusal> {
  const verdict = decide(actor, 'indicator.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return makeChange<IndicatorSet>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const before = await findSet(change.trx, partsOfOpened, code)
    if (!before) return refuse('not-found', 'set-not-found', { code })
    if (before.version !== seenVersion) return refuse('conflict', 'set-changed-meanwhile')
    const read = readTyped({ ...typed, code })
    if ('refused' in read) return read
    const tooMany = countTooMany(read.kind, await listMemberships(change.trx, partsOfOpened, code))
    if (tooMany > 0) {
      const most = setRules[read.kind].most ?? 0
      const args = { most, count: most + tooMany }
      return hasProblems([{ field: 'kind', code: 'too-many', severity: 'error', args }])
    }
    await updateSet(change.trx, read)
    await change.record({
      as: verdict.as,
      action: 'set-changed',
      subjectKind: 'set',
      subject: code,
      before: { name: before.name, kind: before.kind, source: before.source },
      after: { name: read.name, kind: read.kind, source: read.source },
    })
    return { ...read, version: before.version + 1 }
  })
}

function readTyped(typed: TypedSet): Omit<IndicatorSet, 'version'> | Refusal {
  const { code, kind } = typed
  const [name, source] = [storableText(typed.name).trim(), storableText(typed.source).trim()]
  const findings = [...checkTypedSet({ code, kind, name, source })]
  return findings.length > 0 || !isSetKind(kind) ? hasProblems(findings) : { code, name, kind, source }
}

function hasProblems(findings: Refusal['findings']): Refusal {
  return refuse('invalid', 'form-has-problems', { problems: findings.length }, findings)
}
