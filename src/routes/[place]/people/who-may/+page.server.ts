import { error } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { peoplePageWords } from '#src/people/page-words.ts'
import { chosenScope } from '#src/people/scope-text.ts'
import { isKindOfScope } from '#src/rights/check-grant.ts'
import { mayDo } from '#src/rights/policy.ts'
import { actions as acts, type Action } from '#src/rights/roles.ts'
import { scopeKinds } from '#src/rights/scope.ts'
import { loadScope, loadScopes, loadWhoMay } from '#src/rights/who-may.action.ts'
import { frameOf, within } from '../../../frame.ts'
import type { PageServerLoad } from './$types'

/** Everybody who can see or do a thing, for whoever may read of rights. */
export const load: PageServerLoad = async (event) => {
  const { place, actor, today, base } = within(event)
  if (!mayDo(actor, 'rights.read')) error(404, 'Not found')
  const { searchParams } = event.url
  const asked = searchParams.get('action') ?? ''
  const every: readonly Action[] = Object.keys(acts) as Action[]
  const action = every.find((known) => known === asked)
  // A link names the thing by its kind; the form has one list and one box.
  const linked = scopeKinds.flatMap((kind) =>
    searchParams.get(kind) ? `${kind}:${searchParams.get(kind)}` : [],
  )[0]
  const covers = searchParams.get('covers') ?? linked ?? 'place'
  const indicator = covers.startsWith('indicator:') ? covers.slice('indicator:'.length) : ''
  const { scope, code } = chosenScope(covers, searchParams.get('code')?.trim() || indicator)
  const found = await readTenant(event.locals.app.db, place.id, async (trx) => {
    const about = isKindOfScope(scope) ? await loadScope(trx, scope, code) : null
    const people =
      action === undefined || about === undefined
        ? null
        : await loadWhoMay(trx, place.id, { action, about }, today)
    return { scopes: await loadScopes(trx), about, people }
  })
  const words = peoplePageWords(event.locals.locale)
  return {
    frame: frameOf(event, { room: 'people', trail: [[words.title, '/people']] }),
    base,
    acts: every,
    ...found,
    action: action ?? null,
    covers: scope === 'indicator' || scope === 'place' || scope === '' ? 'place' : `${scope}:${code}`,
    code: scope === 'indicator' ? code : '',
    unknown: found.about === undefined ? code : null,
  }
}
