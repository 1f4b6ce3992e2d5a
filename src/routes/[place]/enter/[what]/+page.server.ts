import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadEntryGrid } from '#src/grids/entry-grid.action.ts'
import { entryWords } from '#src/grids/entry-words.ts'
import { enterFigures, type EntryOutcome } from '#src/grids/enter-figures.action.ts'
import { findingText } from '#src/imports/finding-text.ts'
import type { TypedEntry } from '#src/grids/entry-row.ts'
import { pasteFigures } from '#src/grids/paste-figures.action.ts'
import { readEntries } from '#src/grids/read-entries.ts'
import { expectedRange } from '#src/indicators/expected-range.ts'
import { isRefusal, type Refusal } from '#src/kernel/refusal.ts'
import { frameOf, viewOf, within } from '../../../frame.ts'
import { siteWords } from '../../../site-words.ts'
import { gridAsked } from './grid-asked.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { app, locale } = event.locals
  const asked = gridAsked(event)
  const grid = await readTenant(app.db, place.id, (trx) => loadEntryGrid(trx, actor, asked, expectedRange))
  if (!grid) error(404, 'Not found')
  const words = entryWords(locale)
  const saved = Number(event.url.searchParams.get('saved') ?? 'none')
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [[siteWords(locale).navigation.performance, '/indicators']],
      ...(saved > 0 ? { notice: { kind: 'success', text: words.saved(saved) } } : {}),
      ...(saved === 0 ? { notice: { text: words.nothingSaved } } : {}),
    }),
    grid,
    ignored: viewOf(event, ['page', 'saved', '/save', '/paste']).ignored,
    page: asked.page,
    base,
    path: event.url.pathname,
    query: new URLSearchParams(
      [...event.url.searchParams].filter(([name]) => name !== 'saved' && !name.startsWith('/')),
    ).toString(),
    back: `${base}/indicators`,
  }
}

export const actions: Actions = {
  save: async (event) => {
    const { actor, today } = within(event)
    const typed = readEntries(boxesOf(await event.request.formData()))
    const asked = { ...gridAsked(event), today }
    const result = await enterFigures(event.locals.app, actor, asked, typed, expectedRange)
    return answered(event, isRefusal(result) ? result : { ...result, typed }, { typed, pasted: '' })
  },
  paste: async (event) => {
    const { actor, today } = within(event)
    const { app, locale } = event.locals
    const form = await event.request.formData()
    const file = form.get('file')
    const written = form.get('pasted')
    const pasted = typeof written === 'string' ? written : ''
    const sheet = {
      text: pasted,
      bytes: file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null,
      words: entryWords(locale).instead,
      seen: Object.fromEntries(readEntries(boxesOf(form)).map(({ code, seen }) => [code, seen])),
    }
    const { what, period } = gridAsked(event)
    const result = await pasteFigures(app, actor, { what, period, today }, sheet, expectedRange)
    return answered(event, result, { typed: [], pasted })
  },
}

const boxesOf = (form: FormData): [name: string, text: string][] =>
  [...form].map(([name, value]) => [name, typeof value === 'string' ? value : ''])

interface Kept {
  readonly typed: readonly TypedEntry[]
  readonly pasted: string
}

/** Back to the page: everything saved, or what was typed with what it lacks. */
function answered(event: RequestEvent, result: (EntryOutcome & Pick<Kept, 'typed'>) | Refusal, kept: Kept) {
  const { locale } = event.locals
  if (isRefusal(result)) {
    if (result.refused === 'not-allowed' || result.refused === 'not-found') error(404, 'Not found')
    const problem = { field: '', text: findingText(locale, result.why, result.args) }
    return fail(422, { ...kept, problems: [problem], conflicts: [], saved: 0 })
  }
  const { saved, findings, conflicts, typed } = result
  if (findings.length === 0 && conflicts.length === 0) {
    const query = [...event.url.searchParams].filter(([name]) => !name.startsWith('/') && name !== 'saved')
    redirect(303, `${event.url.pathname}?${new URLSearchParams([...query, ['saved', String(saved)]])}`)
  }
  const problems = findings.map(({ field, code, args }) => ({ field, text: findingText(locale, code, args) }))
  // What could be read is in its boxes now; what could not is still to be pasted right.
  const isLeft = findings.some(({ field }) => field === 'pasted' || field === 'file')
  const pasted = isLeft ? kept.pasted : ''
  return fail(conflicts.length > 0 ? 409 : 422, { typed, pasted, problems, conflicts, saved })
}
