import type { TenantTransaction } from '../db/tenant.ts'
import type { Finding } from '../kernel/finding.ts'
import type { Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { decide, mayOffer, visibleTo } from '../rights/policy.ts'
import { checkReturn } from './check-return.ts'
import { listWhoEntered, loadLines } from './load-return.action.ts'
import type { Entered, LineInContext, ReturnHead, StepTaken } from './return.ts'
import { findReturn, listSteps } from './return.sql.ts'
import { transitionOf, type Step } from './transitions.ts'

export interface LoadedReturn {
  readonly head: ReturnHead
  readonly lines: readonly LineInContext[]
  readonly steps: readonly StepTaken[]
  readonly findings: readonly Finding[]
  /** The steps that this reader may take with the return as it stands. */
  readonly may: readonly Step[]
  /** It could be accepted, were it not the reader's own entry. */
  readonly isOwnEntry: boolean
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
  const steps: Step[] = ['save', 'submit', 'query', 'accept', 'reopen']
  const acceptance = decide(actor, 'return.accept', facts)
  return {
    head,
    lines,
    steps: await listSteps(trx, head.id),
    findings: [...checkReturn(lines, head.keyIssues)],
    may: steps.filter((step) => {
      const transition = transitionOf(head.state, step)
      return transition !== undefined && mayOffer(actor, transition.right, facts)
    }),
    isOwnEntry: head.state === 'submitted' && !acceptance.allowed && acceptance.why === 'own-entry',
  }
}
