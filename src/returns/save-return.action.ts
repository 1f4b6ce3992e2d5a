import type { App } from '../db/app.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, partsOfOpened, visibleTo } from '../rights/policy.ts'
import type { Plain } from '../record/entry.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { enteredFields, returnSubject, type Entered, type ReturnHead } from './return.ts'
import { findReturn, listLines, lockReturn, updateLine, updateReturn } from './return.sql.ts'
import { transitionOf } from './transitions.ts'

export interface Draft {
  /** By indicator code; lines that are not named stay as they are. */
  readonly lines: ReadonlyMap<string, Entered>
  readonly keyIssues?: string | undefined
  /** The version that the form was filled from: whoever saved since is not overwritten. */
  readonly version: number
}

/** Keeps what was typed, right or wrong. Answers the return as it then stands. */
export async function saveReturn(
  app: Pick<App, 'db'>,
  actor: Actor,
  at: { organisationCode: string; period: Period },
  draft: Draft,
): Promise<ReturnHead | Refusal> {
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const visible = visibleTo(actor, 'return.read')
    const found = await findReturn(change.trx, visible, at.organisationCode, at.period)
    if (!found) return refuse('not-found', 'return-not-found')
    await lockReturn(change.trx, found.id)
    const head = (await findReturn(change.trx, visible, at.organisationCode, at.period)) ?? found
    const transition = transitionOf(head.state, 'save')
    if (!transition) return refuse('conflict', 'return-not-open', { state: head.state })
    const verdict = decide(actor, transition.right, {
      organisationId: head.organisationId,
      returnId: head.id,
    })
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    if (draft.version !== head.version) {
      return refuse('conflict', 'return-changed-meanwhile', {
        by: head.savedBy ?? '',
        at: head.savedAt?.toISOString() ?? '',
      })
    }
    const changed = await saveLines(change, actor, head, draft)
    const keyIssues = storableText(draft.keyIssues ?? head.keyIssues)
    if (changed.length === 0 && keyIssues === head.keyIssues && head.state === transition.to) return head
    await updateReturn(change.trx, head.id, {
      state: transition.to,
      keyIssues,
      saved: { at: change.at, by: actor.personId },
    })
    await change.record({
      as: verdict.as,
      action: 'return-saved',
      subjectKind: 'return',
      subject: returnSubject(head.organisationCode, periodSlug(head.period)),
      before: changesOf(changed, 'before', keyIssues === head.keyIssues ? undefined : head.keyIssues),
      after: changesOf(changed, 'after', keyIssues === head.keyIssues ? undefined : keyIssues),
    })
    return (await findReturn(change.trx, visible, at.organisationCode, at.period)) ?? head
  })
}

interface LineChange {
  readonly code: string
  readonly before: Plain
  readonly after: Plain
}

/** By indicator code; the key issues under a name that no code has. */
function changesOf(
  changed: readonly LineChange[],
  side: 'before' | 'after',
  keyIssues: string | undefined,
): Plain {
  return {
    ...Object.fromEntries(changed.map((line) => [line.code, line[side]])),
    ...(keyIssues === undefined ? {} : { 'key issues': keyIssues }),
  }
}

async function saveLines(
  change: Change,
  actor: Actor,
  head: ReturnHead,
  draft: Draft,
): Promise<LineChange[]> {
  const stored = await listLines(change.trx, head.id)
  const indicators = await listIndicators(change.trx, partsOfOpened, {
    ids: stored.map((line) => line.indicatorId),
  })
  const changes: LineChange[] = []
  for (const line of stored) {
    const code = indicators.find((indicator) => indicator.id === line.indicatorId)?.code ?? ''
    const typed = draft.lines.get(code)
    const entered = typed && asStored(typed)
    if (!entered || enteredFields.every((field) => entered[field] === line[field])) continue
    await updateLine(change.trx, head.id, line.indicatorId, entered, {
      at: change.at,
      personId: actor.personId,
    })
    changes.push({ code, before: differing(line, entered), after: differing(entered, line) })
  }
  return changes
}

function asStored({ answer, typed, reason, cause, action, forecast }: Entered): Entered {
  return {
    answer,
    typed: storableText(typed),
    reason: storableText(reason),
    cause: storableText(cause),
    action: storableText(action),
    forecast: storableText(forecast),
  }
}

function differing(of: Entered, from: Entered): Plain {
  return Object.fromEntries(
    enteredFields.filter((field) => of[field] !== from[field]).map((field) => [field, of[field]]),
  )
}
