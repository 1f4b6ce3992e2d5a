import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit'
import type { Refusal } from '#src/kernel/refusal.ts'
import { sentence } from '#src/organisations/sentence.ts'
import type { Problem } from '#src/people/form-problems.ts'
import { peopleFormWords } from '#src/people/form-words.ts'
import { peoplePageWords } from '#src/people/page-words.ts'
import { peopleWords } from '#src/people/words.ts'
import { decide } from '#src/rights/policy.ts'
import type { Action } from '#src/rights/roles.ts'
import { confirmFirst, confirmHref } from '../../confirm-first.ts'
import { textOf } from '../../form-text.ts'
import { within } from '../../frame.ts'

/** The number of an address; anything else is a page that is not there. */
export function numberIn(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) error(404, 'Not found')
  return Number(text)
}

/** The page of a weighty act: not there for whoever may not, and first the proof of who it is for whoever may. */
export function opened(
  event: Pick<RequestEvent, 'locals' | 'url' | 'request'>,
  action: Action,
): ReturnType<typeof within> {
  const here = within(event)
  const verdict = decide(here.actor, action)
  if (verdict.allowed) return here
  if (verdict.why !== 'confirm-first') error(404, 'Not found')
  // A form that was sent too late comes back as it was typed, with a link to confirm in a tab of its own.
  return event.request.method === 'GET' ? confirmFirst(event) : here
}

/** The same page again, with what was typed and what is wrong with it. What one may not do is not there. */
export function answered<Values>(
  event: Pick<RequestEvent, 'locals' | 'url'>,
  refusal: Refusal,
  values: Values,
): ActionFailure<{ values: Values; problems: Problem[] }> {
  if (refusal.refused === 'not-found') error(404, 'Not found')
  if (refusal.why === 'no-right' || refusal.why === 'reads-only') error(404, 'Not found')
  return fail(422, { values, problems: problemsOf(event, refusal) })
}

function problemsOf({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>, refusal: Refusal): Problem[] {
  const words = peopleWords(locals.locale)
  if (refusal.why === 'confirm-first')
    return [
      {
        field: '',
        text: peoplePageWords(locals.locale).confirm,
        confirm: confirmHref(new URL(url.pathname, url)),
      },
    ]
  if (refusal.findings.length === 0)
    return [{ field: '', text: sentence(words.refusals, refusal.why, refusal.args) }]
  return refusal.findings.map(({ field, code, args }) => ({
    field: boxOf[field] ?? field,
    text: sentence(peopleFormWords(locals.locale).findings, code, args),
  }))
}

/** What a finding is about, where its box has another name. */
const boxOf: Readonly<Record<string, string>> = { scope: 'covers', code: 'covers' }

/** All text boxes of a form by their names, as typed. */
export function valuesOf(form: FormData): Record<string, string> {
  return Object.fromEntries([...form.keys()].map((name) => [name, textOf(form, name)]))
}
