import { error, fail, redirect } from '@sveltejs/kit'
import { findingText } from '#src/imports/finding-text.ts'
import { importPageWords } from '#src/imports/page-words.ts'
import { sendFile } from '#src/imports/send-file.action.ts'
import { waitingFiles } from '#src/imports/waiting-files.action.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { textOf } from '../../form-text.ts'
import { frameOf, whenText, within } from '../../frame.ts'
import { siteWords } from '../../site-words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor, base } = within(event)
  const { app, locale } = event.locals
  const waiting = await waitingFiles(app, actor)
  if (isRefusal(waiting)) error(404, 'Not found')
  const done = /^(\d{1,9})-(\d{1,9})$/.exec(event.url.searchParams.get('done') ?? '')
  const words = importPageWords(locale)
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [[siteWords(locale).navigation.performance, '/indicators']],
      ...(done ? { notice: { kind: 'success', text: words.imported(done[1] ?? '', done[2] ?? '') } } : {}),
    }),
    waiting: waiting.map(({ id, name, sentAt, sentBy }) => ({
      name,
      href: `${base}/import/${id}`,
      when: whenText(sentAt),
      by: sentBy,
    })),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base } = within(event)
    const { app, locale } = event.locals
    const form = await event.request.formData()
    const file = form.get('file')
    const source = textOf(form, 'source')
    const sent = await sendFile(app, actor, {
      name: file instanceof File ? file.name : '',
      bytes: file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array(),
      source,
    })
    if (!isRefusal(sent)) redirect(303, `${base}/import/${sent}`)
    if (sent.refused === 'not-allowed') error(404, 'Not found')
    return fail(422, {
      source,
      problems: sent.findings.map(({ field, code, args }) => ({
        field,
        text: findingText(locale, code, args),
      })),
    })
  },
}
