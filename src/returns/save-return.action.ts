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
import {
  changedMeanwhile,
  keyIssuesName,
  saysTheSame,
  touchedKeyIssues,
  touchedLines,
  type Draft,
} from './draft.ts'
import { keyIssuesRecorded } from './own-entry.ts'
import {
  eachEntered,
  enteredFields,
  returnSubject,
  type Entered,
  type ReturnHead,
  type StoredLine,
} from './return.ts'
import { findReturn, listLines, lockReturn, updateLine, updateReturn } from './return.sql.ts'
import { transitionOf } from './transitions.ts'

/**
 * Keeps what was typed, right or wrong, beside what others have saved meanwhile on other lines. Answers the return as it
 * then stands; a refusal for a conflict names the lines in `names`.
 */
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
    const transition = transitionOf(head, 'save')
    if (!transition) return refuse('conflict', 'return-not-open', { state: head.state })
    const verdict = decide(actor, transition.right, {
      organisationId: head.organisationId,
      returnId: head.id,
    })
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const touched = await findTouched(change, head, draft)
    const conflict = conflictWith(touched, head, draft, actor)
    if (conflict) return conflict
    const { keyIssues } = touched
    if (touched.lines.length === 0 && keyIssues === head.keyIssues && head.state === transition.to)
      return head
    const changed = await saveLines(change, actor, head, touched.lines)
    const by = actor.personId
    await updateReturn(change.trx, head.id, {
      state: transition.to,
      ...(keyIssues === head.keyIssues ? {} : { keyIssues: { text: keyIssues, by } }),
      saved: { at: change.at, by },
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
    ...(keyIssues === undefined ? {} : { [keyIssuesRecorded]: keyIssues }),
  }
}

interface TouchedLine {
  readonly code: string
  readonly line: StoredLine
  readonly entered: Entered
}

interface Touched {
  readonly lines: readonly TouchedLine[]
  readonly keyIssues: string
}

/** What the draft would change of the return as it stands. */
async function findTouched(change: Change, head: ReturnHead, draft: Draft): Promise<Touched> {
  const stored = await listLines(change.trx, head.id)
  const indicators = await listIndicators(change.trx, partsOfOpened, {
    ids: stored.map((line) => line.indicatorId),
  })
  const meant = touchedLines(draft)
  return {
    lines: stored.flatMap((line) => {
      const code = indicators.find((indicator) => indicator.id === line.indicatorId)?.code ?? ''
      const typed = meant.get(code)
      const entered = typed && asStored(typed)
      return entered && !saysTheSame(line, entered) ? [{ code, line, entered }] : []
    }),
    keyIssues: storableText(touchedKeyIssues(draft) ?? head.keyIssues),
  }
}

/** Two people in one return are in each other's way only where both change the same thing to something different. */
function conflictWith(touched: Touched, head: ReturnHead, draft: Draft, actor: Actor): Refusal | null {
  const told = (by: string | null, at: Date | null, names: readonly string[]): Refusal =>
    refuse('conflict', 'return-changed-meanwhile', {
      by: by ?? '',
      at: at?.toISOString() ?? '',
      names: names.join(' '),
    })
  if (draft.version > head.version || (draft.isExact && draft.version !== head.version))
    return told(head.savedBy, head.savedAt, [])
  const lines = touched.lines.filter(({ line }) => changedMeanwhile(draft, line, actor.personId))
  const issues = { savedVersion: head.keyIssuesVersion, enteredBy: head.keyIssuesById }
  const areIssuesIn = touched.keyIssues !== head.keyIssues && changedMeanwhile(draft, issues, actor.personId)
  const names = [...lines.map(({ code }) => code), ...(areIssuesIn ? [keyIssuesName] : [])]
  const first = lines[0]?.line
  if (first) return told(first.enteredByPost, first.enteredAt, names)
  return areIssuesIn ? told(head.keyIssuesBy, head.savedAt, names) : null
}

async function saveLines(
  change: Change,
  actor: Actor,
  head: ReturnHead,
  touched: readonly TouchedLine[],
): Promise<LineChange[]> {
  const by = { at: change.at, personId: actor.personId, version: head.version + 1 }
  const changes: LineChange[] = []
  for (const { code, line, entered } of touched) {
    await updateLine(change.trx, head.id, line.indicatorId, entered, by)
    changes.push({ code, before: differing(line, entered), after: differing(entered, line) })
  }
  return changes
}

const asStored = (entered: Entered): Entered => eachEntered(entered, storableText)

function differing(of: Entered, from: Entered): Plain {
  return Object.fromEntries(
    enteredFields.filter((field) => of[field] !== from[field]).map((field) => [field, of[field]]),
  )
}
