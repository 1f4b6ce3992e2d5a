import type { TenantTransaction } from '../db/tenant.ts'
import type { Finding } from '../kernel/finding.ts'
import type { Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import type { Action } from '../rights/roles.ts'
import { decide, mayDo, mayOffer, visibleTo, type Facts } from '../rights/policy.ts'
import { checkReturn } from './check-return.ts'
import type { ChangedSince } from './changed-since.ts'
import { loadChanges } from './load-changes.action.ts'
import { listWhoEntered, loadLines } from './load-return.action.ts'
import { loadPlacings } from './load-placings.action.ts'
import type { Placings } from './placing.ts'
import { loadOwnEntry } from './load-own-entry.action.ts'
import type { OwnEntry } from './own-entry.ts'
import type { Entered, LineInContext, ReturnHead, StepTaken } from './return.ts'
import { findReturn, listSteps } from './return.sql.ts'
import { nextSignature, steps, transitionOf, type Signature, type Step } from './transitions.ts'

export interface LoadedReturn {
  readonly head: ReturnHead
  readonly lines: readonly LineInContext[]
  readonly steps: readonly StepTaken[]
  readonly findings: readonly Finding[]
  /** By indicator code: figures that say something else today than when the return was accepted. */
  readonly changes: ReadonlyMap<string, ChangedSince>
  readonly placings: Placings
  /** The steps that this reader may take with the return as it stands. */
  readonly may: readonly Step[]
  readonly mayDelegate: boolean
  /** The signature that it waits for. */
  readonly signature: Signature | null
  /** Why the reader may not sign what else they could; null where nothing of it is their own. */
  readonly ownEntry: OwnEntry | null
}

/** A return with all its page shows; undefined for one that the reader may not open. */
export async function loadReturnPage(
  trx: TenantTransaction,
  actor: Actor,
  organisationCode: string,
  period: Period,
  typedOver?: ReadonlyMap<string, Entered>,
): Promise<LoadedReturn | undefined> {
  const head = await findReturn(trx, visibleTo(actor, 'return.read'), organisationCode, period)
  if (!head) return undefined
  const lines = await loadLines(trx, head, typedOver)
  const enteredBy = await listWhoEntered(trx, head)
  const facts = { organisationId: head.organisationId, returnId: head.id, enteredBy }
  const possible = steps.flatMap((step) => {
    const transition = transitionOf(head, step)
    return transition ? { step, right: transition.right } : []
  })
  return {
    head,
    lines,
    steps: await listSteps(trx, head.id),
    findings: [...checkReturn(lines, head.keyIssues)],
    changes: await loadChanges(trx, head, lines),
    placings: await loadPlacings(trx, head, lines),
    may: possible.filter(({ right }) => mayOffer(actor, right, facts)).map(({ step }) => step),
    mayDelegate: mayDo(actor, 'return.send', { organisationId: head.organisationId }),
    signature: nextSignature(head),
    ownEntry: possible.some(({ right }) => isOwnEntry(actor, right, facts))
      ? await loadOwnEntry(trx, head, lines, actor.personId)
      : null,
  }
}

function isOwnEntry(actor: Actor, right: Action, facts: Facts): boolean {
  const verdict = decide(actor, right, facts)
  return !verdict.allowed && verdict.why === 'own-entry'
}
