import { error, fail, redirect } from '@sveltejs/kit'
import { readTenant } from '#src/db/tenant.ts'
import { typedOf, type TypedRule } from '#src/indicators/check-rule.ts'
import { typedBenchmarkOf, type TypedBenchmark } from '#src/indicators/check-benchmark.ts'
import { benchmarkInForce, ruleInForce } from '#src/indicators/rule-in-force.action.ts'
import { ruleWords } from '#src/indicators/rule-words.ts'
import { setRule, tryRule } from '#src/indicators/set-rule.action.ts'
import { isRefusal, type Refusal } from '#src/kernel/refusal.ts'
import { mayDo } from '#src/rights/policy.ts'
import { textOf } from '../../../form-text.ts'
import { frameOf, within } from '../../../frame.ts'
import { siteWords } from '../../../site-words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { place, actor } = within(event)
  if (!mayDo(actor, 'rules.set')) error(404, 'Not found')
  const { app, locale } = event.locals
  const { rule, held, groups } = await readTenant(app.db, place.id, async (trx) => ({
    rule: await ruleInForce(trx),
    ...(await benchmarkInForce(trx)),
  }))
  const saved = event.url.searchParams.get('done') === String(rule.version)
  return {
    frame: frameOf(event, {
      room: 'settings',
      trail: [[siteWords(locale).navigation.settings, '/settings']],
      ...(saved ? { notice: { kind: 'success', text: ruleWords(locale).saved(rule.version) } } : {}),
    }),
    version: rule.version,
    values: { ...typedOf(rule), ...typedBenchmarkOf(held) },
    groups,
  }
}

export const actions: Actions = {
  preview: async (event) => {
    const { actor, today } = within(event)
    const { values, version } = await typed(event.request)
    const effect = await tryRule(event.locals.app, actor, values, today)
    return isRefusal(effect)
      ? refused(effect, values, version)
      : { values, version, effect, findings: [], why: null }
  },
  save: async (event) => {
    const { actor, base } = within(event)
    const { values, version } = await typed(event.request)
    const rule = await setRule(event.locals.app, actor, values, version, values)
    if (isRefusal(rule)) return refused(rule, values, version)
    redirect(303, `${base}/settings/rules?done=${rule.version}`)
  },
}

async function typed(request: Request): Promise<{ values: TypedRule & TypedBenchmark; version: number }> {
  const form = await request.formData()
  return {
    values: {
      family: textOf(form, 'family'),
      toleranceKind: textOf(form, 'toleranceKind'),
      tolerance: textOf(form, 'tolerance'),
      exceedBy: textOf(form, 'exceedBy'),
      benchmark: textOf(form, 'benchmark'),
      benchmarkLevel: textOf(form, 'benchmarkLevel'),
      reason: textOf(form, 'reason'),
    },
    version: Number(form.get('version')),
  }
}

function refused(
  { refused: kind, why, findings }: Refusal,
  values: TypedRule & TypedBenchmark,
  version: number,
) {
  if (kind === 'not-allowed') error(404, 'Not found')
  return fail(kind === 'conflict' ? 409 : 422, {
    values,
    version,
    effect: null,
    findings: [...findings],
    why,
  })
}
