import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { differences } from '#src/returns/differences.ts'
import { keyIssuesName, touchedKeyIssues, touchedLines } from '#src/returns/draft.ts'
import { readReturnForm } from '#src/returns/read-form.ts'
import { refusalText } from '#src/returns/refusal-text.ts'
import { saveReturn } from '#src/returns/save-return.action.ts'
import { returnWords } from '#src/returns/words.ts'
import { within } from '../../../../frame.ts'
import { open, periodOf, shown } from './return-doorway.ts'

/** How many names of boxes that are not filled in here are given back. */
const mostNamed = 5

type Event = RequestEvent<{ department: string; period: string }>

/**
 * Saves the boxes of a return, or of a section of it; what was sent beside them is left alone and named. `checkedAt` says
 * where a form that was to be checked is looked at next.
 */
export async function saveForm(event: Event, checkedAt: (here: string) => string | Promise<string>) {
  const { actor, base } = within(event)
  const stored = await open(event)
  const codes = stored.lines.map((line) => line.indicator.code)
  const form = readReturnForm(await event.request.formData(), codes)
  const at = { organisationCode: event.params.department, period: periodOf(event) }
  const result = await saveReturn(event.locals.app, actor, at, form)
  const here = `${base}/returns/${event.params.department}/${event.params.period}`
  if (!isRefusal(result)) {
    const names = form.unknown.slice(0, mostNamed).map((name) => name.slice(0, 60))
    const ignored = names.map((name) => `ignored=${encodeURIComponent(name)}`)
    const isChecking = event.url.searchParams.get('then') === 'check' && names.length === 0
    redirect(303, isChecking ? await checkedAt(here) : `${here}?${['done=save', ...ignored].join('&')}`)
  }
  if (result.refused === 'not-found' || result.refused === 'not-allowed') error(404, 'Not found')
  // Somebody saved first: what was typed stays in the boxes, theirs stands beside it, and saving again keeps this one.
  const mine = await open(event, touchedLines(form))
  const names = String(result.args.names ?? '').split(' ')
  return fail(409, {
    ...shown(event, mine),
    keyIssues: touchedKeyIssues(form) ?? mine.head.keyIssues,
    theirKeyIssues: names.includes(keyIssuesName) ? mine.head.keyIssues : null,
    sentence: refusalText(result, returnWords(event.locals.locale)),
    theirs: differences(mine.lines, names),
  })
}

/** What a page with boxes shows beside what every page of a return does. */
export function asForm<Shown extends { head: { keyIssues: string } }>(page: Shown) {
  return { ...page, keyIssues: page.head.keyIssues, theirKeyIssues: null }
}
