import { error, fail, redirect } from '@sveltejs/kit'
import type { TypedFormula } from '#src/derived/check-typed.ts'
import { loadDependents, loadFormula } from '#src/derived/load-formula.action.ts'
import { setFormula, tryFormula, withdrawFormula } from '#src/derived/set-formula.action.ts'
import { derivedWords } from '#src/derived/words.ts'
import { isRefusal, type Refusal } from '#src/kernel/refusal.ts'
import { indicatorAddress } from '#src/performance/addresses.ts'
import { mayDo } from '#src/rights/policy.ts'
import { textOf } from '../../../../form-text.ts'
import { within } from '../../../../frame.ts'
import { openIndicator } from '../indicator-page.ts'
import type { Actions, PageServerLoad } from './$types.js'

export const load: PageServerLoad = async (event) => {
  const { actor } = within(event)
  const done = event.url.searchParams.get('done')
  const page = await openIndicator(
    event,
    async (trx, { indicator }, { asAt }) => ({
      ...(await loadFormula(trx, indicator.id, asAt)),
      dependents: await loadDependents(trx, actor, indicator.code, asAt),
      maySet: asAt === null && mayDo(actor, 'formula.set'),
    }),
    ['done', '/save', '/preview', '/withdraw'],
  )
  const [latest] = page.versions
  const version = latest?.version ?? 0
  if (done !== String(version)) return page
  const words = derivedWords(event.locals.locale).page
  const text = latest?.text === '' ? words.withdrawDone : words.saved(version)
  return { ...page, frame: { ...page.frame, notice: { kind: 'success' as const, text } } }
}

export const actions: Actions = {
  preview: async (event) => {
    const { actor } = within(event)
    const { values, version } = await typed(event.request)
    const trial = await tryFormula(event.locals.app, actor, event.params.code, values)
    return isRefusal(trial)
      ? refused(trial, values, version)
      : { values, version, results: [...trial.results], findings: [], why: null, whyWithdrawn: '' }
  },
  save: async (event) => {
    const { actor, base } = within(event)
    const { values, version } = await typed(event.request)
    const { code } = event.params
    const set = await setFormula(event.locals.app, actor, code, values, version)
    if (isRefusal(set)) return refused(set, values, version)
    redirect(303, `${base}${indicatorAddress(code, '/formula')}?done=${set}`)
  },
  withdraw: async (event) => {
    const { actor, base } = within(event)
    const form = await event.request.formData()
    const [reason, version] = [textOf(form, 'whyWithdrawn'), Number(form.get('version'))]
    const { code } = event.params
    const withdrawn = await withdrawFormula(event.locals.app, actor, code, reason, version)
    if (!isRefusal(withdrawn)) redirect(303, `${base}${indicatorAddress(code, '/formula')}?done=${withdrawn}`)
    const findings = withdrawn.findings.map((one) => ({ ...one, field: 'whyWithdrawn' }))
    return refused({ ...withdrawn, findings }, null, version, reason)
  },
}

async function typed(request: Request): Promise<{ values: TypedFormula; version: number }> {
  const form = await request.formData()
  return {
    values: { formula: textOf(form, 'formula'), reason: textOf(form, 'reason') },
    version: Number(form.get('version')),
  }
}

function refused(
  { refused: kind, why, findings }: Refusal,
  values: TypedFormula | null,
  version: number,
  whyWithdrawn = '',
) {
  if (kind === 'not-allowed' || kind === 'not-found') error(404, 'Not found')
  return fail(kind === 'conflict' ? 409 : 422, {
    values,
    version,
    results: null,
    findings: [...findings],
    why,
    whyWithdrawn,
  })
}
