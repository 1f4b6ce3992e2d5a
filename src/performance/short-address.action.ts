import type { App } from '../db/app.ts'
import { inTenant, type TenantTransaction } from '../db/tenant.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Period } from '../kernel/period.ts'
import { findHead } from '../record/audit.sql.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { loadFigure } from './load-figure.action.ts'
import { findByLetters, findLetters, insertLetters } from './short-address.sql.ts'
import { shortLetters } from './short-letters.ts'

/** Where a short address leads, for whoever may open it. */
export interface ShortAddressed {
  readonly code: string
  readonly areaCode: string
  readonly period: Period
  readonly asAt: Date
}

/**
 * The short address of a figure as at a moment; without one as at the last change, which is what stands now. It only gives
 * what is there a second name, so it is no change of the place and stands in no record.
 */
export function makeShortAddress(
  app: Pick<App, 'db'>,
  actor: Actor,
  which: { readonly code: string; readonly areaCode: string; readonly periodText: string },
  { asAt, today }: { readonly asAt: Date | null; readonly today: string },
): Promise<string | Refusal> {
  return inTenant(app.db, actor.tenantId, async (trx) => {
    const figure = await loadFigure(trx, actor, which, { asAt, today })
    const moment = asAt ?? (await findHead(trx))?.at
    if (!figure || !moment) return refuse('not-found', 'figure-not-found')
    const place = { indicatorId: figure.indicator.id, areaCode: figure.area.code, period: figure.period }
    const wanted = { ...place, asAt: moment }
    for (let attempt = 0; attempt < tries; attempt += 1) {
      await insertLetters(trx, actor.tenantId, shortLetters(place, moment, attempt), wanted)
      const letters = await findLetters(trx, wanted)
      if (letters !== undefined) return letters
    }
    throw new Error(`no letters are free for ${which.code}`)
  })
}

/** So many taken in a row are a fault, not chance. */
const tries = 20

export async function openShortAddress(
  trx: TenantTransaction,
  actor: Actor,
  letters: string,
): Promise<ShortAddressed | undefined> {
  const found = await findByLetters(trx, letters)
  if (!found) return undefined
  const visible = visibleTo(actor, 'performance.read')
  const [indicator] = await listIndicators(trx, visible, { ids: [found.indicatorId] })
  return indicator && { ...found, code: indicator.code }
}
