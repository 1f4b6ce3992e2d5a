import { error, fail, redirect } from '@sveltejs/kit'
import { isRefusal, type Refusal } from '#src/kernel/refusal.ts'
import { changeTemplate, type TemplateChange } from '#src/templates/change-template.action.ts'
import { loadTemplate } from '#src/templates/load-template.action.ts'
import { sentencesOf } from '#src/templates/sentences.ts'
import { templateWords } from '#src/templates/words.ts'
import { textOf } from '../../../form-text.ts'
import { frameOf, whenText, within } from '../../../frame.ts'
import { siteWords } from '../../../site-words.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { app, locale } = event.locals
  const steps = await loadTemplate(app, { place, actor })
  if (isRefusal(steps)) error(404, 'Not found')
  const words = templateWords(locale)
  const notices: Readonly<Record<string, string>> = words.done
  const notice = notices[event.url.searchParams.get('done') ?? '']
  const shown = steps.map((step) => ({ ...step, at: whenText(step.at) }))
  return {
    frame: frameOf(event, {
      room: 'settings',
      trail: [[siteWords(locale).navigation.settings, '/settings']],
      apiHref: `word-template?place=${place.shortName}`,
      ...(notice === undefined ? {} : { notice: { kind: 'success', text: notice } }),
    }),
    files: `${base}/settings/word-template/files`,
    seen: String(steps[0]?.number ?? 0),
    steps: shown,
  }
}

/** Changes the template and goes back to its page; what keeps it from being changed is said there. */
async function changed(event: RequestEvent, change: TemplateChange, done: 'sent' | 'ended') {
  const { place, actor, base } = within(event)
  const result = await changeTemplate(event.locals.app, { place, actor }, change)
  if (!isRefusal(result)) redirect(303, `${base}/settings/word-template?done=${done}`)
  if (result.refused === 'not-allowed') error(404, 'Not found')
  return fail(statusOf(result), { problems: sentencesOf(result, event.locals.locale) })
}

const statusOf = ({ refused }: Refusal): number => (refused === 'conflict' ? 409 : 422)

/** The step that was in use when the page was opened; a form without it knows of none. */
function seenIn(form: FormData): number {
  const seen = textOf(form, 'seen')
  return /^\d{1,9}$/.test(seen) ? Number(seen) : 0
}

export const actions: Actions = {
  send: async (event) => {
    const form = await event.request.formData()
    const sent = form.get('file')
    const file = sent instanceof File ? sent : new File([], '')
    const bytes = new Uint8Array(await file.arrayBuffer())
    return changed(event, { file: { name: file.name, bytes }, seen: seenIn(form) }, 'sent')
  },
  end: async (event) => {
    const form = await event.request.formData()
    return changed(event, { file: null, seen: seenIn(form) }, 'ended')
  },
}
