import type { TenantTransaction } from '../db/tenant.ts'
import { loadDueDays } from '../figures/due-day.sql.ts'
import { dueIn } from '../figures/due-in.ts'
import type { Period } from '../kernel/period.ts'
import type { Actor } from '../rights/actor.ts'
import { mayDo, visibleTo } from '../rights/policy.ts'
import { listReturns } from './return.sql.ts'
import { canBeFilled } from './transitions.ts'

/** What a page about a figure says of the returns that figures come in by. */
export interface ReturnsBeside {
  /** When the figure of the period is or was due; null where no round asks for it. */
  readonly dueOn: string | null
  /** The return in which the reader can enter the next figure, the first due one of several. */
  readonly toFill: ReturnAddress | null
}

export interface ReturnAddress {
  readonly department: string
  readonly departmentName: string
  readonly period: Period
}

export async function loadReturnsBeside(
  trx: TenantTransaction,
  actor: Actor,
  department: { readonly id: number; readonly code: string } | null,
  period: Period,
): Promise<ReturnsBeside> {
  if (!department) return { dueOn: null, toFill: null }
  const dueOn = (await loadDueDays(trx, null))(period, department.id) ?? null
  if (!mayDo(actor, 'return.fill', { organisationId: department.id })) return { dueOn, toFill: null }
  const returns = await listReturns(trx, visibleTo(actor, 'return.read'), {
    organisationCode: department.code,
  })
  const open = returns.find((head) => canBeFilled(head.state) && dueIn(head.period, keyOf(period)) !== null)
  return {
    dueOn,
    toFill: open
      ? { department: open.organisationCode, departmentName: open.organisationName, period: open.period }
      : null,
  }
}

const keyOf = ({ kind }: Period) => ({ periodKind: kind, isKey: true })

/** The return that brought a figure in, where the reader may open it. */
export async function loadReturnBehind(
  trx: TenantTransaction,
  actor: Actor,
  returnId: number | null,
): Promise<ReturnAddress | null> {
  if (returnId === null) return null
  const [head] = await listReturns(trx, visibleTo(actor, 'return.read'), { id: returnId })
  return head
    ? { department: head.organisationCode, departmentName: head.organisationName, period: head.period }
    : null
}
