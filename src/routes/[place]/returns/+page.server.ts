import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { periodLabel, periodSlug } from '#src/kernel/period-words.ts'
import { readPeriod } from '#src/kernel/read-period.ts'
import { mayDo } from '#src/rights/policy.ts'
import { loadRound } from '#src/returns/load-round.action.ts'
import { nextRound } from '#src/returns/next-round.ts'
import { openRound } from '#src/returns/open-round.action.ts'
import { refusalText } from '#src/returns/refusal-text.ts'
import { handsOffered } from '#src/returns/transitions.ts'
import { returnWords } from '#src/returns/words.ts'
import { textOf } from '../../form-text.ts'
import { frameOf, viewOf, within } from '../../frame.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today } = within(event)
  const view = viewOf(event)
  const round = await readTenant(event.locals.app.db, place.id, (trx) =>
    loadRound(trx, actor, view.period, today),
  )
  const next = mayDo(actor, 'round.open') ? nextRound(round?.rounds[0] ?? null, today) : null
  return {
    frame: frameOf(event, { room: 'returns' }),
    base: `/${place.shortName}/returns`,
    late: `/${place.shortName}/late`,
    round,
    ignored: view.ignored,
    next: next && { ...next, period: periodLabel(next.period), hands: String(next.hands), asks: '' },
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const form = await event.request.formData()
    const given = {
      period: textOf(form, 'period'),
      opensOn: textOf(form, 'opensOn'),
      dueOn: textOf(form, 'dueOn'),
      hands: textOf(form, 'hands'),
      asks: textOf(form, 'asks'),
    }
    const words = returnWords(event.locals.locale)
    const reading = readPeriod(given.period)
    if (reading.is !== 'one' || reading.period.kind !== 'quarter') {
      return fail(422, { given, field: 'period', sentence: words.page.periodForm })
    }
    if (![given.opensOn, given.dueOn].every((day) => readPeriod(day).is === 'one' && /^\d{4}-/.test(day))) {
      return fail(422, { given, field: 'opensOn', sentence: words.page.dayForm })
    }
    const hands = handsOffered.find((count) => String(count) === given.hands)
    if (hands === undefined) return fail(422, { given, field: 'hands', sentence: words.page.handsForm })
    const { opensOn, dueOn } = given
    const asks = given.asks === 'everything' ? ('everything' as const) : ('what-is-due' as const)
    const round = { period: reading.period, opensOn, dueOn, hands, asks }
    const result = await openRound(event.locals.app, actor, round)
    if (!isRefusal(result)) redirect(303, `${base}/returns?period=${periodSlug(reading.period)}`)
    if (result.refused === 'not-allowed') error(404, 'Not found')
    return fail(422, { given, field: 'period', sentence: refusalText(result, words) })
  },
}
