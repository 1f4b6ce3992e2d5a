import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { loadEntryGrid, type GridAsked } from '#src/imports/entry-grid.action.ts'
import { entryWords } from '#src/imports/entry-words.ts'
import { enterFigures } from '#src/imports/enter-figures.action.ts'
import { findingText } from '#src/imports/finding-text.ts'
import { readEntries } from '#src/imports/read-entries.ts'
import { expectedRange } from '#src/indicators/expected-range.ts'
import { lastClosed } from '#src/indicators/own-period.ts'
import { isRefusal } from '#src/kernel/refusal.ts'
import { frameOf, viewOf, within } from '../../../frame.ts'
import { siteWords } from '../../../site-words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { app, locale } = event.locals
  const asked = askedOf(event)
  const grid = await readTenant(app.db, place.id, (trx) => loadEntryGrid(trx, actor, asked, expectedRange))
  if (!grid) error(404, 'Not found')
  const saved = Number(event.url.searchParams.get('saved') ?? '0')
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [[siteWords(locale).navigation.performance, '/indicators']],
      ...(saved > 0 ? { notice: { kind: 'success', text: entryWords(locale).saved(saved) } } : {}),
    }),
    grid,
    ignored: viewOf(event, ['page', 'saved']).ignored,
    page: asked.page,
    back: `${base}/indicators`,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, today } = within(event)
    const { app, locale } = event.locals
    const form = await event.request.formData()
    const typed = readEntries(
      [...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
    )
    const asked = askedOf(event)
    const result = await enterFigures(app, actor, { ...asked, today }, typed, expectedRange)
    if (isRefusal(result)) {
      if (result.refused === 'not-allowed' || result.refused === 'not-found') error(404, 'Not found')
      const problem = { field: '', text: findingText(locale, result.why, result.args) }
      return fail(422, { typed, problems: [problem], conflicts: [], saved: 0 })
    }
    const { saved, findings, conflicts } = result
    if (findings.length === 0 && conflicts.length === 0) {
      const query = new URLSearchParams(event.url.searchParams)
      query.set('saved', String(saved))
      redirect(303, `${event.url.pathname}?${query}`)
    }
    const problems = findings.map(({ field, code, args }) => ({
      field,
      text: findingText(locale, code, args),
    }))
    return fail(conflicts.length > 0 ? 409 : 422, { typed, problems, conflicts, saved })
  },
}

function askedOf(event: RequestEvent<{ place: string; what: string }>): GridAsked {
  const { today } = within(event)
  const { period } = viewOf(event)
  const page = Number(event.url.searchParams.get('page') ?? '1')
  return {
    what: event.params.what,
    period: period ?? lastClosed('quarter', today),
    page: Number.isInteger(page) && page > 0 && page < 1_000 ? page : 1,
  }
}
