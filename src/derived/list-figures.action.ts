import type { TenantTransaction } from '../db/tenant.ts'
import { findHomeArea } from '../areas/area.sql.ts'
import type { Referred } from '../figures/formula.ts'
import { listFormulas, listReferred } from '../figures/formula.sql.ts'
import { placeKey, type Computed, type Observation } from '../figures/indicator.ts'
import { listObservations, type AsAt, type Selection } from '../figures/observation.sql.ts'
import { listPeriods } from '../figures/series.sql.ts'
import type { SystemCall } from '../formulas/expression.ts'
import type { SystemArgument, SystemFunctions, SystemName } from '../formulas/system-functions.ts'
import type { Period } from '../kernel/period.ts'
import { derivationsOf, planOf, type Derivation, type Plan } from './derivation.ts'
import { PeriodSet } from './period-set.ts'
import { periodsNeeded } from './periods-needed.ts'
import { askSources, type Answers } from './system-sources.action.ts'
import { isEmpty, workOut } from './work-out.ts'
import { yearToDate } from './year-to-date.ts'

/**
 * The figures that stood as at a moment, recorded and derived alike, one for each indicator, area and period, oldest
 * period first. A derived one is worked out from what stood at the same moment, by the formula that stood then. At most
 * six queries, however many indicators there are; one where all are recorded.
 */
export async function listFigures(
  trx: TenantTransaction,
  selection: Selection,
  asAt: AsAt,
): Promise<Observation[]> {
  const found = await listWithEmpty(trx, selection, asAt)
  return found.filter(({ computed }) => !computed || !isEmpty(computed))
}

/** How one derived figure comes about, also where there is nothing to work it out from; undefined: it is recorded. */
export async function findComputed(
  trx: TenantTransaction,
  place: { indicatorId: number; areaCode: string; period: Period },
  asAt: AsAt,
): Promise<Computed | undefined> {
  const selection = {
    indicatorIds: [place.indicatorId],
    areaCodes: [place.areaCode],
    periods: [place.period],
  }
  const [found] = await listWithEmpty(trx, selection, asAt)
  return found?.computed
}

async function listWithEmpty(
  trx: TenantTransaction,
  selection: Selection,
  asAt: AsAt,
): Promise<Observation[]> {
  if (selection.indicatorIds.length === 0) return []
  const derivations = derivationsOf(await listFormulas(trx, asAt))
  return workOutWith(trx, derivations, selection, asAt)
}

/** The same by formulas that need not be those that stand: a preview tries one that is not saved. */
export async function workOutWith(
  trx: TenantTransaction,
  derivations: ReadonlyMap<string, Derivation>,
  selection: Selection,
  asAt: AsAt,
): Promise<Observation[]> {
  const asked = new Set(selection.indicatorIds)
  const wanted = [...derivations.values()].filter(({ indicatorId }) => asked.has(indicatorId))
  if (wanted.length === 0) return listObservations(trx, selection, asAt)

  const codes = new Set(wanted.map(({ code }) => code))
  const plan = planOf([...codes], derivations)
  const referred = await listReferred(trx, plan.codes)
  const needed = selection.periods && periodsNeeded(plan.order, codes, selection.periods)
  const derivedIds = new Set([...derivations.values()].map(({ indicatorId }) => indicatorId))
  const recordedIds = new Set(
    [...asked, ...[...referred.values()].map(({ id }) => id)].filter((id) => !derivedIds.has(id)),
  )
  const read = await listObservations(
    trx,
    { ...selection, indicatorIds: [...recordedIds], periods: needed && allOf(needed, selection.periods) },
    asAt,
  )
  const figures = new Map(read.map((one) => [placeKey(one), one]))
  const system = await systemFor(trx, plan, derivations, { selection, needed, asAt })
  const areas = selection.areaCodes ?? [
    ...new Set([...read.map(({ areaCode }) => areaCode), ...system.areaCodes]),
  ]
  for (const derivation of plan.order) {
    for (const areaCode of areas) {
      const periods = needed
        ? (needed.get(derivation.code) ?? [])
        : [...periodsOf(derivation, areaCode, figures.values(), referred), ...system.periodsOf(derivation)]
      for (const period of unique(periods)) {
        const figure = workOut(derivation, {
          areaCode,
          period,
          figureOf: (code, at) => {
            const id = referred.get(code)?.id ?? 0
            return figures.get(placeKey({ indicatorId: id, areaCode, period: at }))
          },
          yearToDateOf: (code) => yearToDate(referred.get(code)?.kind ?? 'rate'),
          system: system.functionsFor(areaCode, period),
        })
        figures.set(placeKey(figure), figure)
      }
    }
  }
  const inPeriods =
    selection.periods && new Set(selection.periods.map(({ kind, index }) => `${kind}|${index}`))
  return [...figures.values()]
    .filter(({ indicatorId, period: { kind, index } }) => {
      return asked.has(indicatorId) && (!inPeriods || inPeriods.has(`${kind}|${index}`))
    })
    .toSorted(inOrder)
}

/** What the formulas ask the system, asked once. */
async function systemFor(
  trx: TenantTransaction,
  { order }: Plan,
  derivations: ReadonlyMap<string, Derivation>,
  about: { selection: Selection; needed: ReadonlyMap<string, readonly Period[]> | undefined; asAt: AsAt },
) {
  const asking = order.filter(({ formula }) => formula.systemCalls.length > 0)
  if (asking.length === 0) return asksNothing
  const { selection, needed, asAt } = about
  const home = (await findHomeArea(trx))?.code
  const areaCodes = home === undefined ? [] : [home]
  const kinds = [...new Set(asking.map(({ periodKind }) => periodKind))]
  const listed = needed || home === undefined ? [] : await listPeriods(trx, home, kinds, asAt)
  const periods = needed ? unique(asking.flatMap(({ code }) => needed.get(code) ?? [])) : listed
  const calls = asking.flatMap(({ formula }): readonly SystemCall[] => formula.systemCalls)
  const without = new Set(askingAtAll(derivations).map(({ indicatorId }) => indicatorId))
  const answers = await askSources(trx, calls, {
    areaCodes: selection.areaCodes ?? areaCodes,
    periods,
    asAt,
    without,
  })
  return {
    areaCodes,
    periodsOf: ({ periodKind, formula }: Derivation): readonly Period[] =>
      formula.systemCalls.length > 0 ? listed.filter(({ kind }) => kind === periodKind) : [],
    functionsFor: (areaCode: string, period: Period) => functionsOf(answers, areaCode, period),
  }
}

const asksNothing = {
  areaCodes: [] as readonly string[],
  periodsOf: (): readonly Period[] => [],
  functionsFor: (): SystemFunctions => ({}),
}

/** All indicators whose results rest on what the system says, whether they ask it or refer to one that does. */
function askingAtAll(derivations: ReadonlyMap<string, Derivation>): readonly Derivation[] {
  const { order } = planOf([...derivations.keys()], derivations)
  const asking = new Set<string>()
  return order.filter(({ code, formula }) => {
    const asks = formula.systemCalls.length > 0 || formula.references.some((one) => asking.has(one.code))
    if (asks) asking.add(code)
    return asks
  })
}

function functionsOf(
  answers: ReadonlyMap<SystemName, Answers>,
  areaCode: string,
  period: Period,
): SystemFunctions {
  return Object.fromEntries(
    [...answers].map(([name, answer]) => [
      name,
      (...args: readonly SystemArgument[]) => answer(args, areaCode, period),
    ]),
  )
}

/** The periods in which any of the figures is there that a formula refers to. */
function periodsOf(
  { formula, periodKind }: Derivation,
  areaCode: string,
  figures: Iterable<Observation>,
  referred: ReadonlyMap<string, Referred>,
): Period[] {
  const ids = new Set(formula.references.map(({ code }) => referred.get(code)?.id))
  const found: Period[] = []
  for (const figure of figures) {
    const isOwn = figure.areaCode === areaCode && figure.period.kind === periodKind
    if (isOwn && ids.has(figure.indicatorId)) found.push(figure.period)
  }
  return found
}

function allOf(needed: ReadonlyMap<string, readonly Period[]>, asked: readonly Period[] = []): Period[] {
  return unique([...asked, ...[...needed.values()].flat()])
}

function unique(periods: readonly Period[]): Period[] {
  const set = new PeriodSet()
  for (const period of periods) set.add(period)
  return set.all()
}

function inOrder(a: Observation, b: Observation): number {
  return (
    a.indicatorId - b.indicatorId ||
    order(a.areaCode, b.areaCode) ||
    order(a.period.kind, b.period.kind) ||
    a.period.index - b.period.index
  )
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
