import { error, fail } from '@sveltejs/kit'
import { loadReminders, sendReminders } from '#src/deadlines/remind-late.action.ts'
import { countLetters, readShown } from '#src/deadlines/reminders-shown.ts'
import { deadlineWords } from '#src/deadlines/words.ts'
import { periodSlug } from '#src/kernel/period-words.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { frameOf, viewOf, within } from '../../../frame.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, today, base } = within(event)
  const period = periodOf(event)
  const codes = event.url.searchParams.getAll('department')
  const page = await loadReminders(event.locals.app, actor, place, { period, codes }, today)
  if (!page) error(404, 'Not found')
  return {
    frame: frameOf(event, { room: 'returns' }),
    back: `${base}/late?period=${periodSlug(period)}`,
    period,
    query: new URLSearchParams([
      ['period', periodSlug(period)],
      ...codes.map((code) => ['department', code]),
    ]).toString(),
    isAsked: codes.length > 0,
    messages: countLetters(page.shown),
    ...page,
  }
}

export const actions: Actions = {
  send: async (event) => {
    const { place, actor } = within(event)
    const form = await event.request.formData()
    const shown = readShown(form.getAll('shown').filter((value) => typeof value === 'string'))
    const result = await sendReminders(event.locals.app, actor, place, { period: periodOf(event), shown })
    if (!isRefusal(result)) return { sent: result }
    if (result.refused === 'not-allowed') error(404, 'Not found')
    const words: Readonly<Record<string, string>> = deadlineWords(event.locals.locale).refusals
    return fail(409, { sentence: words[result.why] ?? result.why })
  },
}

function periodOf(event: Pick<RequestEvent, 'locals' | 'url'>) {
  return viewOf(event, ['department', '/send']).period ?? error(404, 'Not found')
}
