import { error, fail, redirect } from '@sveltejs/kit'
import { findingText } from '#src/imports/finding-text.ts'
import { writeChoices } from '#src/imports/import-choices.ts'
import { mostShown, previewTabs } from '#src/imports/import-preview.ts'
import { keepLayout } from '#src/imports/keep-layout.action.ts'
import { importPageWords } from '#src/imports/page-words.ts'
import { previewImport } from '#src/imports/preview-import.action.ts'
import { takeImport } from '#src/imports/take-import.action.ts'
import { isRefusal, type Refusal } from '#src/kernel/refusal.ts'
import { textOf } from '../../../form-text.ts'
import { frameOf, within } from '../../../frame.ts'
import { askedOf } from './import-page.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor, base } = within(event)
  const { app, locale } = event.locals
  const asked = askedOf(event)
  const preview = await previewImport(app, actor, asked)
  if (isRefusal(preview)) {
    if (preview.why === 'import-file-gone' && preview.refused === 'too-late') redirect(303, `${base}/import`)
    error(404, 'Not found')
  }
  const words = importPageWords(locale)
  const query = new URLSearchParams(writeChoices(asked.choices))
  const isKept = event.url.searchParams.has('kept')
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [[words.title, '/import']],
      ...(isKept ? { notice: { kind: 'success', text: words.preview.choices.kept } } : {}),
    }),
    preview: { ...preview, findings: preview.findings.slice(0, mostShown) },
    problems: preview.findings.length,
    tab: previewTabs.find((name) => name === event.url.searchParams.get('show')) ?? 'problems',
    choices: asked.choices,
    path: `${base}/import/${asked.id}`,
    back: `${base}/import`,
    query: query.toString(),
  }
}

export const actions: Actions = {
  take: async (event) => {
    const { actor, base } = within(event)
    const form = await event.request.formData()
    const reason = textOf(form, 'reason')
    const result = await takeImport(event.locals.app, actor, {
      ...askedOf(event),
      seen: textOf(form, 'seen'),
      partial: textOf(form, 'partial') === 'yes',
      reason,
    })
    if (!isRefusal(result)) redirect(303, `${base}/import?done=${result.added}-${result.revised}`)
    return refused(result, event.locals.locale, reason, 'reason')
  },
  keep: async (event) => {
    const { actor } = within(event)
    const asked = askedOf(event)
    const name = textOf(await event.request.formData(), 'layout')
    const kept = await keepLayout(event.locals.app, actor, { ...asked.choices, name })
    if (isRefusal(kept)) return refused(kept, event.locals.locale, '', 'layout')
    const query = new URLSearchParams([...writeChoices(asked.choices), ['kept', '1']])
    redirect(303, `${event.url.pathname}?${query}`)
  },
}

function refused(
  { refused: kind, why, args }: Refusal,
  locale: App.Locals['locale'],
  reason: string,
  field: string,
) {
  if (kind === 'not-allowed' || kind === 'not-found') error(404, 'Not found')
  const isOfBox = /^(reason|layout)-/.test(why)
  return fail(kind === 'invalid' ? 422 : 409, {
    reason,
    problem: { field: isOfBox ? field : null, text: findingText(locale, why, args) },
  })
}
