import { error, redirect } from '@sveltejs/kit'
import { isRefusal } from '#src/kernel/refusal.ts'
import { loadSummary } from '#src/performance/load-indicator.action.ts'
import { loadIndicatorCategories } from '#src/targets/load-categories.action.ts'
import { placeTarget } from '#src/targets/place-target.action.ts'
import { targetKey } from '#src/targets/to-place.ts'
import { within } from '../../../../frame.ts'
import { boxesOf } from '../../../organisations/form-boxes.ts'
import { noticeOf, refused } from '../../../targets/targets-doorway.ts'
import { openIndicator } from '../indicator-page.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { actor, today } = within(event)
  const page = await openIndicator(event, async (trx, head, at) => ({
    categories: await loadIndicatorCategories(trx, actor, head.indicator, today),
    forecast: (await loadSummary(trx, head, at)).forecast,
  }))
  const { placed, toPlace } = page.categories
  return {
    ...page,
    frame: { ...page.frame, ...noticeOf(event) },
    choices: toPlace.map((target) => {
      const key = targetKey(target)
      const said = placed.find((one) => targetKey(one) === key)
      return { target, value: `${said?.revision ?? 0}/${key}` }
    }),
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { actor, base, today } = within(event)
    const given = await boxesOf(event, ['target', 'category', 'reason'])
    const [, revision = '0', target = ''] = /^(\d+)\/(.+)$/s.exec(given.target) ?? []
    const { app } = event.locals
    const { code } = event.params
    const result = await placeTarget(app, actor, code, { ...given, target }, Number(revision), today)
    if (!isRefusal(result))
      redirect(303, `${base}/indicators/${encodeURIComponent(code)}/category?done=placed`)
    if (result.refused === 'not-found') error(404, 'Not found')
    return refused(event, result, given)
  },
}
