import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { latestDay } from '#src/extensions/check-extension.ts'
import { canHaveMoreTime } from '#src/extensions/extension.ts'
import { loadTimeOf } from '#src/extensions/load-extensions.action.ts'
import { longDay, timeView } from '#src/extensions/time-view.ts'
import { extensionWords } from '#src/extensions/words.ts'
import type { Refusal } from '#src/kernel/refusal.ts'
import { mayDo } from '#src/rights/policy.ts'
import type { Action } from '#src/rights/roles.ts'
import { within } from '../../../../../frame.ts'
import { open, shown } from '../return-doorway.ts'

type Event = Parameters<typeof open>[0]

/** A page on the time of a return, for whoever may do this to it; back to the return where it has been sent. */
export async function openTime(event: Event, action: Action) {
  const { place, actor } = within(event)
  const loaded = await open(event)
  const { head } = loaded
  if (!mayDo(actor, action, { organisationId: head.organisationId, returnId: head.id }))
    error(404, 'Not found')
  const { frame, here } = shown(event, loaded)
  if (!canHaveMoreTime(head.state)) redirect(303, here)
  const time = await readTenant(event.locals.app.db, place.id, (trx) => loadTimeOf(trx, actor, head))
  return {
    frame,
    head,
    here,
    due: longDay(head.dueOn),
    latest: longDay(latestDay(head)),
    ...timeView(time, head, extensionWords(event.locals.locale)),
    pending: time.pending
      ? {
          number: time.pending.number,
          by: time.pending.askedBy ?? '',
          until: time.pending.askedUntil ?? '',
          untilText: longDay(time.pending.askedUntil ?? head.dueOn),
          why: time.pending.askedWhy,
        }
      : null,
  }
}

/** What was typed, with a sentence for each thing that is wrong with it. */
export function refusedTime(event: Event, refusal: Refusal, values: { until: string; reason: string }) {
  if (refusal.refused === 'not-found' || refusal.refused === 'not-allowed') error(404, 'Not found')
  const words = extensionWords(event.locals.locale)
  const say = (table: object, code: string, args: Refusal['args']): string =>
    (table as Record<string, (args: Refusal['args']) => string>)[code]?.(args) ?? code
  const problems =
    refusal.findings.length > 0
      ? refusal.findings.map(({ field, code, args }) => ({ field, text: say(words.findings, code, args) }))
      : [{ field: null, text: say(words.refusals, refusal.why, refusal.args) }]
  return fail(refusal.findings.length > 0 ? 422 : 409, { values, problems })
}
