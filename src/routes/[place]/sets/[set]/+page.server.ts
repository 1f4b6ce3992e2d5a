import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { hasGrid } from '#src/grids/open-grids.action.ts'
import { isRefusal, refusalCodes, type Refusal } from '#src/kernel/refusal.ts'
import { tell } from '#src/organisations/sentence.ts'
import { mayDo } from '#src/rights/policy.ts'
import { addMembers, checkTitles, endMembers, type MembersChanged } from '#src/sets/change-members.action.ts'
import { setWords } from '#src/sets/words.ts'
import { loadAllocation } from '#src/targets/load-allocation.action.ts'
import { frameOf, within } from '../../../frame.ts'
import { boxesIn, boxesOf, refuseOthers } from '../../organisations/form-boxes.ts'
import { doneNotice } from '../set-notice.ts'
import { shownOf } from '../shown-of.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base, today } = within(event)
  const { searchParams } = event.url
  const show = shownOf(searchParams)
  const { register, mayEnter } = await readTenant(event.locals.app.db, place.id, async (trx) => ({
    register: await loadAllocation(trx, actor, event.params.set, { show, day: today }),
    mayEnter: await hasGrid(trx, actor, { set: event.params.set }),
  }))
  if (!register) error(404, 'Not found')
  const words = setWords(event.locals.locale)
  const notice = doneNotice(searchParams.get('done'), event.locals.locale)
  return {
    frame: frameOf(event, {
      room: 'performance',
      trail: [
        [words.performance, '/indicators'],
        [words.list.title, '/sets'],
      ],
      apiHref: `sets/${encodeURIComponent(event.params.set)}`,
      ...(notice ? { notice } : {}),
    }),
    base,
    here: `${base}/sets/${encodeURIComponent(event.params.set)}`,
    show,
    mayEnter,
    mayChange: mayDo(actor, 'indicator.change'),
    register,
  }
}

export const actions: Actions = {
  add: async (event) => {
    const { actor } = within(event)
    const given = await boxesOf(event, ['codes', 'startsOn', 'endsOn'])
    const result = await addMembers(event.locals.app, actor, event.params.set, given)
    return answer(event, result, 'joined', { ...given, chosen: nobody })
  },
  end: async (event) => {
    const { actor } = within(event)
    const { chosen, lastOn } = await chosenIn(event)
    const asked = { codes: chosen, endsOn: lastOn }
    const result = await endMembers(event.locals.app, actor, event.params.set, asked)
    return answer(event, result, 'left', { ...nothing, chosen, lastOn })
  },
  checked: async (event) => {
    const { actor } = within(event)
    const { chosen, lastOn } = await chosenIn(event)
    const result = await checkTitles(event.locals.app, actor, event.params.set, chosen)
    return answer(event, result, 'checked', { ...nothing, chosen, lastOn })
  },
}

const nobody: readonly string[] = []
const nothing = { codes: '', startsOn: '', endsOn: '' }

async function chosenIn({ request }: RequestEvent): Promise<{ chosen: string[]; lastOn: string }> {
  const form = await request.formData()
  refuseOthers(form, ['chosen', 'lastOn'])
  const chosen = form.getAll('chosen').filter((code) => typeof code === 'string')
  return { chosen, ...boxesIn(form, ['lastOn']) }
}

function answer<Given>(
  event: RequestEvent,
  result: MembersChanged | Refusal,
  done: 'joined' | 'left' | 'checked',
  given: Given,
) {
  const { base } = within(event)
  if (!isRefusal(result))
    redirect(303, `${base}/sets/${encodeURIComponent(event.params.set)}?done=${done}-${result.changed}`)
  if (result.refused === 'not-allowed' || result.refused === 'not-found') error(404, 'Not found')
  const told = tell(result, setWords(event.locals.locale))
  return fail(refusalCodes[result.refused].status, { given, told })
}
