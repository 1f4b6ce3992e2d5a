import { z } from '@hono/zod-openapi'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { samePeriod, type Period } from '../kernel/period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { Call } from '../api/door.action.ts'
import { pageQuery } from '../api/page.ts'
import { asAtQuery, periodQuery } from '../api/schemas.ts'
import { visibleTo } from '../rights/policy.ts'
import type { Indicator } from './indicator.ts'
import { listIndicators } from './indicator.sql.ts'
import { readQuery } from './read-query.ts'

/** The part of an address that names an indicator. */
export const params = z.object({ code: z.string().max(40).openapi({ example: 'NI192' }) })
/** What a reader may ask of an indicator's figures. */
export const figuresQuery = z.strictObject({
  area: z.string().max(40).optional().openapi({ example: 'E06000006' }),
  ...periodQuery,
  ...asAtQuery,
  ...pageQuery,
})
type FiguresQuery = z.output<typeof figuresQuery>

/** The indicator and what of it is asked for, in one transaction: every part of an answer is as at one moment. */
export async function withIndicator<T>(
  { app, place, actor }: Call,
  code: string,
  asked: Pick<FiguresQuery, 'period' | 'asAt'>,
  work: (
    trx: TenantTransaction,
    indicator: Indicator,
    view: { period: Period | null; asAt: Date | null },
  ) => Promise<T>,
): Promise<T | Refusal> {
  return readTenant(app.db, place.id, async (trx) => {
    const [indicator] = await listIndicators(trx, visibleTo(actor, 'performance.read'), { codes: [code] })
    if (!indicator) return refuse('not-found', 'indicator-not-found', { code })
    const view = readQuery(asked, indicator.periodKind)
    return isRefusal(view) ? view : work(trx, indicator, view)
  })
}

export const selectionOf = (indicator: Indicator, area: string | undefined) => ({
  indicatorIds: [indicator.id],
  ...(area === undefined ? {} : { areaCodes: [area] }),
})
export const isAsked =
  (period: Period | null) =>
  (figure: { period: Period }): boolean =>
    period === null || samePeriod(figure.period, period)
export const cursorOf = ({ area, period }: { area: string; period: string }): string => `${area}/${period}`
