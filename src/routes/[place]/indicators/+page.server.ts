import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { samePeriod } from '#src/kernel/period.ts'
import { isRefusal, refusalCodes, type Refusal } from '#src/kernel/refusal.ts'
import { tell } from '#src/organisations/sentence.ts'
import { addChosenToSet, changeOwner } from '#src/register/change-chosen.action.ts'
import { loadRegister } from '#src/register/load-register.action.ts'
import { registerWords } from '#src/register/words.ts'
import { mayDo } from '#src/rights/policy.ts'
import { loadScorecards } from '#src/scorecards/load-scorecards.action.ts'
import { setWords } from '#src/sets/words.ts'
import { textOf } from '../../form-text.ts'
import { frameOf, withView, within } from '../../frame.ts'
import { registerAsked } from './register-asked.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { place, actor, base } = within(event)
  const { view, at, read } = registerAsked(event)
  const found = await readTenant(event.locals.app.db, place.id, async (trx) => {
    const asked = await read(trx)
    const register = await loadRegister(trx, actor, asked.query, at)
    return { ...asked, register, scorecards: await loadScorecards(trx, actor) }
  })
  const { period, choices } = found.register
  const { searchParams, pathname } = event.url
  const notice = noticeOf(event)
  return {
    frame: frameOf(event, {
      room: 'performance',
      view,
      period,
      periods: choices.some((choice) => samePeriod(choice, period)) ? choices : [period, ...choices],
      apiHref: 'indicators',
      ...(notice ? { notice } : {}),
    }),
    ...found,
    mayAdd: view.asAt === null && mayDo(actor, 'indicator.change'),
    links: { base, query: withView('', view, view.period) },
    path: pathname,
    search: searchWithout(searchParams, 'done', '/owner', '/set'),
    kept: ['period', 'as-at', 'sort'].flatMap((name): [string, string][] => {
      const value = searchParams.get(name)
      return value ? [[name, value]] : []
    }),
  }
}

export const actions: Actions = {
  owner: async (event) => {
    const { actor, today } = within(event)
    const given = await chosenOf(event)
    const typed = { chosen: given.chosen, post: given.newOwner }
    return answer(event, await changeOwner(event.locals.app, actor, typed, today), 'owner', given)
  },
  set: async (event) => {
    const { actor, today } = within(event)
    const given = await chosenOf(event)
    const typed = { chosen: given.chosen, set: given.newSet }
    return answer(event, await addChosenToSet(event.locals.app, actor, typed, today), 'set', given)
  },
}

async function chosenOf({ request }: RequestEvent) {
  const form = await request.formData()
  const chosen = form.getAll('chosen').filter((value) => typeof value === 'string')
  return { chosen, newOwner: textOf(form, 'newOwner'), newSet: textOf(form, 'newSet') }
}

function answer<Given>(event: RequestEvent, result: number | Refusal, done: 'owner' | 'set', given: Given) {
  if (!isRefusal(result)) {
    const search = searchWithout(event.url.searchParams, 'done', '/owner', '/set')
    redirect(303, `${event.url.pathname}${search === '' ? '?' : `${search}&`}done=${done}-${result}`)
  }
  if (result.refused === 'not-allowed' || result.refused === 'not-found') error(404, 'Not found')
  const { locale } = event.locals
  const [own, ofSets] = [registerWords(locale), setWords(locale)]
  const told = tell(result, {
    findings: { ...ofSets.findings, ...own.findings },
    refusals: { ...ofSets.refusals, ...own.refusals },
  })
  return fail(refusalCodes[result.refused].status, { given, told })
}

function searchWithout(query: URLSearchParams, ...names: readonly string[]): string {
  const kept = new URLSearchParams(query)
  for (const name of names) kept.delete(name)
  const text = kept.toString()
  return text === '' ? '' : `?${text}`
}

function noticeOf({ url, locals }: Pick<RequestEvent, 'url' | 'locals'>) {
  const [, name, count] = /^(owner|set)-(\d{1,5})$/.exec(url.searchParams.get('done') ?? '') ?? []
  if (name !== 'owner' && name !== 'set') return null
  return { kind: 'success' as const, text: registerWords(locals.locale).done[name](Number(count)) }
}
