import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { loadMailPage } from '#src/mail/load-mail-page.action.ts'
import type { MessageListed } from '#src/mail/message.ts'
import { sendAgain } from '#src/mail/send-again.action.ts'
import { mailWords } from '#src/mail/words.ts'
import { mayDo } from '#src/rights/policy.ts'
import { textOf } from '../../../form-text.ts'
import { frameOf, whenText, within } from '../../../frame.ts'
import { siteWords } from '../../../site-words.ts'
import type { Actions, PageServerLoad } from './$types'

const shown = (message: MessageListed) => ({
  ...message,
  written: whenText(message.writtenAt),
  sent: message.sentAt ? whenText(message.sentAt) : '',
})

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { app, locale } = event.locals
  const found = await readTenant(app.db, place.id, (trx) => loadMailPage(app, trx, actor, place))
  if (!found) error(404, 'Not found')
  const { notSent, latest, waitingSince, lastSentAt, ...page } = found
  const isDone = event.url.searchParams.has('done')
  return {
    frame: frameOf(event, {
      room: 'settings',
      // Whoever looks after mail need not be let into the other settings.
      trail: mayDo(actor, 'brand.change') ? [[siteWords(locale).navigation.settings, '/settings']] : [],
      ...(isDone ? { notice: { kind: 'success', text: mailWords(locale).done } } : {}),
    }),
    base,
    ...page,
    notSent: notSent.map(shown),
    latest: latest.map(shown),
    waitingSince: waitingSince ? whenText(waitingSince) : '',
    lastSent: lastSentAt ? whenText(lastSentAt) : '',
  }
}

export const actions: Actions = {
  again: async (event) => {
    const { actor, base } = within(event)
    const typed = textOf(await event.request.formData(), 'message')
    const id = /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : 0
    const result = await sendAgain(event.locals.app, actor, id)
    if (!isRefusal(result)) redirect(303, `${base}/settings/mail?done=1`)
    if (result.refused === 'not-allowed') error(404, 'Not found')
    return fail(result.refused === 'conflict' ? 409 : 422, { why: result.why })
  },
}
