import { error, redirect, type RequestEvent } from '@sveltejs/kit'
import { indicatorAddress } from '#src/performance/addresses.ts'
import type { IndicatorHead, Viewpoint } from '#src/performance/indicator-view.ts'
import { findCodeNow } from '#src/definitions/load-line.action.ts'
import { loadHead } from '#src/performance/load-indicator.action.ts'
import { indicatorPageWords } from '#src/performance/page-words.ts'
import { readTenant, type TenantTransaction } from '#src/db/tenant.ts'
import type { PageFrame } from '#src/ui/page.ts'
import { frameOf, viewOf, within, withView } from '../../../frame.ts'

export interface IndicatorPage {
  readonly frame: PageFrame
  readonly head: IndicatorHead
  readonly links: { base: string; query: string }
  /** The same with the period, for the other pages of this indicator. */
  readonly tabLinks: { base: string; query: string }
  readonly ignored: readonly string[]
  readonly today: string
}

/** By an old code one is led to the same page by the code of today; by any other to a page that is not there. */
async function leadOn(event: RequestEvent, code: string): Promise<never> {
  const { place, actor, base } = within(event)
  const now = await readTenant(event.locals.app.db, place.id, (trx) => findCodeNow(trx, actor, code))
  if (now === undefined) error(404, 'Not found')
  const own = base.split('/').length + 1
  const parts = event.url.pathname.split('/')
  redirect(
    301,
    `${[...parts.slice(0, own), encodeURIComponent(now), ...parts.slice(own + 1)].join('/')}${event.url.search}`,
  )
}

/** What the pages of one indicator have in common: the way to it, its frame, and 404 where it cannot be seen. */
export async function openIndicator<More>(
  event: RequestEvent,
  more: (trx: TenantTransaction, head: IndicatorHead, at: Viewpoint) => Promise<More>,
  knownQuery: readonly string[] = [],
): Promise<IndicatorPage & More> {
  const { place, actor, base } = within(event)
  const code = event.params.code ?? ''
  const view = viewOf(event, knownQuery)
  const { today } = view
  const at = { period: view.period, asAt: view.asAt, today }
  const found = await readTenant(event.locals.app.db, place.id, async (trx) => {
    const head = await loadHead(trx, actor, code, at)
    return head && { head, more: await more(trx, head, at) }
  })
  if (!found) return leadOn(event, code)
  const { head } = found
  const { performance } = indicatorPageWords(event.locals.locale)
  const isKnown = head.periods.some(
    ({ kind, index }) => kind === head.period.kind && index === head.period.index,
  )
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [[performance, '/indicators']],
      view,
      period: head.period,
      periods: isKnown ? head.periods : [head.period, ...head.periods],
      historyHref: withView(indicatorAddress(code, '/history'), view),
      apiHref: `indicators/${encodeURIComponent(code)}`,
    }),
    head,
    links: { base, query: withView('', view) },
    tabLinks: { base, query: withView('', view, view.period) },
    ignored: view.ignored,
    today,
    ...found.more,
  }
}
