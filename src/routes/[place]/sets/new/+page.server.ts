import { error, fail, redirect } from '@sveltejs/kit'
import { isRefusal, refusalCodes, type Refusal } from '#src/kernel/refusal.ts'
import { tell } from '#src/organisations/sentence.ts'
import { mayDo } from '#src/rights/policy.ts'
import { addSet } from '#src/sets/change-set.action.ts'
import { loadPack, previewPack } from '#src/sets/load-pack.action.ts'
import { readPacks } from '#src/sets/read-packs.action.ts'
import { setWords } from '#src/sets/words.ts'
import { frameOf, within } from '../../../frame.ts'
import { boxesOf } from '../../organisations/form-boxes.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const { actor, base } = within(event)
  if (!mayDo(actor, 'indicator.change')) error(404, 'Not found')
  const asked = event.url.searchParams.get('pack')
  const preview = asked ? await previewPack(event.locals.app, actor, asked) : null
  if (isRefusal(preview)) error(404, 'Not found')
  const packs = (await readPacks()).map(({ name, title, set, source, indicators }) => ({
    name,
    title,
    set: set.code,
    source,
    count: indicators.length,
  }))
  return {
    frame: frameOf(event, { room: 'performance' }),
    here: `${base}/sets`,
    shows: asked === null ? ('form' as const) : ('packs' as const),
    packs,
    preview,
  }
}

export const actions: Actions = {
  add: async (event) => {
    const { actor, base } = within(event)
    const given = await boxesOf(event, ['name', 'kind', 'source', 'code'])
    const set = await addSet(event.locals.app, actor, given)
    if (isRefusal(set)) return refused(event, set, given)
    redirect(303, `${base}/sets/${encodeURIComponent(set.code)}?done=added`)
  },
  load: async (event) => {
    const { actor, base } = within(event)
    const { pack } = await boxesOf(event, ['pack'])
    const loaded = await loadPack(event.locals.app, actor, pack)
    if (isRefusal(loaded)) return refused(event, loaded, null)
    const count = loaded.created + loaded.joined
    redirect(303, `${base}/sets/${encodeURIComponent(loaded.set)}?done=loaded-${count}`)
  },
}

function refused<Given>(event: RequestEvent, refusal: Refusal, given: Given) {
  if (refusal.refused === 'not-allowed') error(404, 'Not found')
  const told = tell(refusal, setWords(event.locals.locale))
  return fail(refusalCodes[refusal.refused].status, { given, told })
}
