import { error, redirect } from '@sveltejs/kit'
import { addAlias, removeAlias } from '#src/definitions/change-alias.action.ts'
import { declareBreak } from '#src/definitions/declare-break.action.ts'
import { loadLine } from '#src/definitions/load-line.action.ts'
import { nameSuccessor } from '#src/definitions/name-successor.action.ts'
import type { Indicator } from '#src/figures/indicator.ts'
import { isRefusal, type Refusal } from '#src/kernel/refusal.ts'
import { indicatorAddress } from '#src/performance/addresses.ts'
import { mayDo } from '#src/rights/policy.ts'
import { within } from '../../../../frame.ts'
import { boxesOf } from '../../../organisations/form-boxes.ts'
import { doneNotice, refusedForm } from '../../definition-form.ts'
import { openIndicator } from '../indicator-page.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types.js'

const formNames = ['/declare', '/add-alias', '/remove-alias', '/successor']

export const load: PageServerLoad = async (event) => {
  const page = await openIndicator(
    event,
    async (trx, head, at) => ({
      line: await loadLine(trx, head.indicator),
      mayChange: at.asAt === null && mayDo(within(event).actor, 'indicator.change'),
    }),
    ['done', ...formNames],
  )
  const notice = doneNotice(event)
  return notice ? { ...page, frame: { ...page.frame, notice } } : page
}

type Seen = { readonly code: string; readonly version: number }

/** One of the forms of the page: what it does, and what is said when it is done. */
async function handle<Box extends string>(
  event: RequestEvent,
  boxes: readonly Box[],
  done: string | ((given: Record<Box, string>) => string),
  work: (seen: Seen, given: Record<Box | 'version', string>) => Promise<Indicator | Refusal>,
) {
  const given = await boxesOf(event, [...boxes, 'version'])
  const { code } = event.params
  const result = await work({ code, version: Number(given.version) }, given)
  if (isRefusal(result)) {
    if (result.refused === 'not-found') error(404, 'Not found')
    return refusedForm(event, result, { ...nothing, ...given })
  }
  redirect(
    303,
    `${within(event).base}${indicatorAddress(code, '/breaks')}?done=${typeof done === 'string' ? done : done(given)}`,
  )
}

const nothing = { since: '', reason: '', alias: '', successor: '', startsOn: '', why: '', version: '' }

export const actions: Actions = {
  declare: (event) =>
    handle(event, ['since', 'reason'], 'break-declared', (seen, given) =>
      declareBreak(event.locals.app, within(event).actor, seen, given),
    ),
  'add-alias': (event) =>
    handle(event, ['alias'], 'alias-added', (seen, { alias }) =>
      addAlias(event.locals.app, within(event).actor, seen, alias),
    ),
  'remove-alias': (event) =>
    handle(event, ['alias'], 'alias-removed', (seen, { alias }) =>
      removeAlias(event.locals.app, within(event).actor, seen, alias),
    ),
  successor: (event) =>
    handle(
      event,
      ['successor', 'startsOn', 'why'],
      ({ successor }) => (successor === '' ? 'successor-removed' : 'successor-named'),
      (seen, { why, ...given }) =>
        nameSuccessor(event.locals.app, within(event).actor, seen, { ...given, reason: why }),
    ),
}
