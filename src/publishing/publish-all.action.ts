import { readTenant } from '../db/tenant.ts'
import { periodSlug, periodText } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { findPlaceHere } from '../places/place.sql.ts'
import { bodiesWithFigures } from '../reports/bodies-with-figures.action.ts'
import { isForPeriod, reportDefinitions, type ReportCode } from '../reports/report-list.ts'
import { settleAsAt } from '../reports/settle-as-at.action.ts'
import type { Actor } from '../rights/actor.ts'
import { publishReport, type Published, type PublishingApp } from './publish-report.action.ts'

export interface AllToPublish {
  readonly period: Period
  /** Null for now. */
  readonly asAt: Date | null
  /** Every report where it is left out. */
  readonly definitions?: readonly string[] | undefined
  /** Everything that has figures where it is left out. */
  readonly bodies?: readonly string[] | undefined
  /** Told of each as soon as it is published: which it is, of how many that may be. */
  readonly onPublished?: ((one: Published, number: number, of: number) => void) | undefined
}

export interface AllPublished {
  readonly published: readonly Published[]
  /** How many had been published as at this moment before. */
  readonly before: number
}

/**
 * Publishes every report of a period that this person may publish, all as at the same moment. What has nothing to say in
 * the period is passed over; whatever is broken off can be called again and goes on from there.
 */
export async function publishAll(
  app: PublishingApp,
  actor: Actor,
  { period, asAt: asked, definitions, bodies, onPublished }: AllToPublish,
): Promise<AllPublished | Refusal> {
  const place = await readTenant(app.db, actor.tenantId, (trx) => findPlaceHere(trx, actor.tenantId))
  if (!place) throw new Error(`there is no place ${actor.tenantId}`)
  const asAt = await settleAsAt(app, place, asked, new Date())
  const wanted: { definition: ReportCode; body: string }[] = []
  for (const definition of reportDefinitions) {
    if (!isForPeriod(definition, period) || definitions?.includes(definition.code) === false) continue
    const found = bodies ?? (await bodiesWithFigures(app, place, actor, definition))
    wanted.push(...found.map((body) => ({ definition: definition.code, body })))
  }
  const published: Published[] = []
  for (const [i, one] of wanted.entries()) {
    const reader = { place, actor, now: new Date() }
    const result = await publishReport(app, reader, { ...one, period: periodSlug(period), asAt })
    if (isRefusal(result)) {
      if (result.refused === 'not-found' || result.refused === 'not-allowed') continue
      return result
    }
    published.push(result)
    onPublished?.(result, i + 1, wanted.length)
  }
  if (published.length === 0) return refuse('not-found', 'nothing-to-publish', { period: periodText(period) })
  return { published, before: published.filter(({ isNew }) => !isNew).length }
}
