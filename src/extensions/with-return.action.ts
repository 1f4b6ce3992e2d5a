import type { App } from '../db/app.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { returnSubject, type ReturnHead } from '../returns/return.ts'
import { findReturn, lockReturn } from '../returns/return.sql.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { Extension } from './extension.ts'
import { listExtensions } from './extension.sql.ts'

export interface ReturnAddress {
  readonly organisationCode: string
  readonly period: Period
}

/** A change on more time for one return, which nobody else changes meanwhile. */
export async function withReturn<T>(
  app: Pick<App, 'db'>,
  actor: Actor,
  at: ReturnAddress,
  work: (change: Change, head: ReturnHead, extensions: readonly Extension[]) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return makeChange<T>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const visible = visibleTo(actor, 'return.read')
    const found = await findReturn(change.trx, visible, at.organisationCode, at.period)
    if (!found) return refuse('not-found', 'return-not-found')
    await lockReturn(change.trx, found.id)
    const head = (await findReturn(change.trx, visible, at.organisationCode, at.period)) ?? found
    return work(change, head, await listExtensions(change.trx, head.id))
  })
}

/** The return in the record: its history shows what was asked for and given. */
export function subjectOf(head: Pick<ReturnHead, 'organisationCode' | 'period'>): {
  subjectKind: string
  subject: string
} {
  return { subjectKind: 'return', subject: returnSubject(head.organisationCode, periodSlug(head.period)) }
}
