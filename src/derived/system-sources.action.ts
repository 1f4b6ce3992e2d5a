import type { TenantTransaction } from '../db/tenant.ts'
import type { AsAt } from '../figures/observation.sql.ts'
import type { SystemCall } from '../formulas/expression.ts'
import type { SystemAnswer, SystemArgument, SystemName } from '../formulas/system-functions.ts'
import type { Period } from '../kernel/period.ts'

/** What formulas ask the system, all at once: the number of queries does not grow with the number of results. */
export interface SystemQuestion {
  /** Calls of one function, each with other arguments. */
  readonly calls: readonly (readonly SystemArgument[])[]
  readonly areaCodes: readonly string[]
  readonly periods: readonly Period[]
  readonly asAt: AsAt
  /** Indicators that ask the system themselves: they stand in no count, so that nothing waits for its own result. */
  readonly without: ReadonlySet<number>
}

/** The answer to one of the calls, for one area and period. */
export type Answers = (args: readonly SystemArgument[], areaCode: string, period: Period) => SystemAnswer
export type SystemSource = (trx: TenantTransaction, question: SystemQuestion) => Promise<Answers>
export type SystemSources = Partial<Readonly<Record<SystemName, SystemSource>>>

/**
 * The functions that ask a room above this one; `src/entry` hangs them in when the product starts. A name that is left
 * out is answered with "not available yet".
 */
const hung: { sources: SystemSources } = { sources: {} }

export function hangSystemSources(sources: SystemSources): void {
  hung.sources = sources
}

/** The answers to the system calls of a set of formulas, by function. */
export async function askSources(
  trx: TenantTransaction,
  calls: readonly SystemCall[],
  question: Omit<SystemQuestion, 'calls'>,
): Promise<ReadonlyMap<SystemName, Answers>> {
  const found = new Map<SystemName, Answers>()
  for (const [name, own] of Map.groupBy(calls, (call) => call.name)) {
    const source = hung.sources[name]
    const distinct = new Map(own.map(({ args }) => [JSON.stringify(args), args]))
    if (source) found.set(name, await source(trx, { ...question, calls: [...distinct.values()] }))
  }
  return found
}
