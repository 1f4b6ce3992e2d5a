import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import {
  hasFigures,
  insertFormula,
  isAskedFor,
  listFormulas,
  listFormulaVersions,
  listReferred,
} from '../figures/formula.sql.ts'
import type { Indicator, Observation } from '../figures/indicator.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import { listPeriods } from '../figures/series.sql.ts'
import { compileFormula } from '../formulas/compile-formula.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo } from '../rights/policy.ts'
import {
  checkReason,
  checkText,
  checkTyped,
  onOneLine,
  readTyped,
  type Known,
  type TypedFormula,
} from './check-typed.ts'
import { codesIn, derivationsOf } from './derivation.ts'
import { workOutWith } from './list-figures.action.ts'

/** What a formula would give: the last periods with figures, newest first. */
export interface Trial {
  readonly indicator: Indicator
  readonly results: readonly Observation[]
}

/** How many periods a preview shows. */
const shown = 4

/** Works a formula out for the last periods, and changes nothing. */
export async function tryFormula(
  app: Pick<App, 'db'>,
  actor: Actor,
  code: string,
  typed: TypedFormula,
): Promise<Trial | Refusal> {
  const verdict = decide(actor, 'formula.set')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return readTenant(app.db, actor.tenantId, async (trx) => {
    const indicator = await findVisible(trx, actor, code)
    if (!indicator) return refuse('not-found', 'indicator-not-found', { code })
    const known = await loadKnown(trx, indicator, typed)
    const findings = [...checkText(typed, known)]
    if (findings.length > 0) return refuseTyped(findings)
    return { indicator, results: await trial(trx, indicator, typed, known) }
  })
}

/** Sets the formula of an indicator from now on, as its next version; answers which. */
export async function setFormula(
  app: Pick<App, 'db'>,
  actor: Actor,
  code: string,
  typed: TypedFormula,
  seenVersion: number,
): Promise<number | Refusal> {
  const verdict = decide(actor, 'formula.set')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return makeChange<number>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const indicator = await findVisible(change.trx, actor, code)
    if (!indicator) return refuse('not-found', 'indicator-not-found', { code })
    return recordFormula(change, verdict.as, indicator, typed, seenVersion)
  })
}

/** The same in the change at hand, whoever makes it: checked against the other indicators, and in the record. */
export async function recordFormula(
  change: Change,
  as: string,
  indicator: Indicator,
  typed: TypedFormula,
  seenVersion: number,
): Promise<number | Refusal> {
  const [before] = await listFormulaVersions(change.trx, indicator.id, null)
  if ((before?.version ?? 0) !== seenVersion) return refuse('conflict', 'formula-changed-meanwhile')
  const known = await loadKnown(change.trx, indicator, typed)
  const findings = [...checkTyped(typed, known)]
  if (findings.length > 0) return refuseTyped(findings)
  const formula = {
    indicatorId: indicator.id,
    version: seenVersion + 1,
    text: onOneLine(typed.formula),
    at: change.at,
    by: change.author.personId,
    reason: storableText(typed.reason).trim(),
  }
  await insertFormula(change.trx, change.tenantId, formula)
  await change.record({
    as,
    action: 'formula-set',
    subjectKind: 'formula',
    subject: indicator.code,
    ...(before && before.text !== '' ? { before: { formula: before.text } } : {}),
    after: { formula: formula.text },
    reason: formula.reason,
  })
  return formula.version
}

/** Withdraws the formula: as at earlier moments its figures stay, from now on there are none until one is set or recorded. */
export async function withdrawFormula(
  app: Pick<App, 'db'>,
  actor: Actor,
  code: string,
  typedReason: string,
  seenVersion: number,
): Promise<number | Refusal> {
  const verdict = decide(actor, 'formula.set')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return makeChange<number>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const indicator = await findVisible(change.trx, actor, code)
    if (!indicator) return refuse('not-found', 'indicator-not-found', { code })
    const [before] = await listFormulaVersions(change.trx, indicator.id, null)
    if ((before?.version ?? 0) !== seenVersion) return refuse('conflict', 'formula-changed-meanwhile')
    if (!before || before.text === '') return refuse('conflict', 'no-formula', { code })
    const findings = [...checkReason(typedReason)]
    if (findings.length > 0) return refuseTyped(findings)
    const reason = storableText(typedReason).trim()
    const version = before.version + 1
    const withdrawn = { indicatorId: indicator.id, version, text: '', at: change.at, reason }
    await insertFormula(change.trx, change.tenantId, { ...withdrawn, by: change.author.personId })
    await change.record({
      as: verdict.as,
      action: 'formula-withdrawn',
      subjectKind: 'formula',
      subject: indicator.code,
      before: { formula: before.text },
      reason,
    })
    return version
  })
}

function refuseTyped(findings: Refusal['findings']): Refusal {
  return refuse('invalid', 'formula-has-problems', { problems: findings.length }, findings)
}

async function findVisible(
  trx: TenantTransaction,
  actor: Actor,
  code: string,
): Promise<Indicator | undefined> {
  const [found] = await listIndicators(trx, visibleTo(actor, 'performance.read'), { codes: [code] })
  return found
}

async function loadKnown(trx: TenantTransaction, indicator: Indicator, typed: TypedFormula): Promise<Known> {
  const expression = readTyped(typed)
  return {
    indicator,
    referred: await listReferred(trx, expression ? codesIn(compileFormula(expression)) : []),
    formulas: await listFormulas(trx, null),
    hasFigures: await hasFigures(trx, indicator.id),
    isAskedFor: await isAskedFor(trx, indicator.id),
  }
}

async function trial(
  trx: TenantTransaction,
  indicator: Indicator,
  typed: TypedFormula,
  { formulas }: Known,
): Promise<Observation[]> {
  const { id, code, periodKind } = indicator
  const others = formulas.filter((one) => one.indicatorId !== id)
  const tried = {
    indicatorId: id,
    code,
    periodKind,
    version: 0,
    text: onOneLine(typed.formula),
    recordedAt: new Date(0),
  }
  const areaCode = (await findHomeArea(trx))?.code ?? ''
  const periods = (await listPeriods(trx, areaCode, [periodKind], null)).slice(0, shown)
  const selection = { indicatorIds: [id], areaCodes: [areaCode], periods }
  const found = await workOutWith(trx, derivationsOf([...others, tried]), selection, null)
  return found.toReversed()
}
