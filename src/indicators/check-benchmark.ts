import type { Finding } from '../kernel/finding.ts'
import {
  benchmarkLevels,
  benchmarks,
  type BenchmarkKind,
  type BenchmarkLevel,
  type BenchmarkRule,
} from './benchmark.ts'

/** A benchmark as it was chosen: `nation`, `region`, `none`, or the code of a group after `group:`. */
export interface TypedBenchmark {
  readonly benchmark: string
  readonly benchmarkLevel: string
}

const ofGroup = 'group:'

/** All that is wrong with it; a group has to be one of those there are. */
export function* checkBenchmark(typed: TypedBenchmark, groupCodes: readonly string[]): Generator<Finding> {
  const error = (field: keyof TypedBenchmark, code: string): Finding => ({
    field,
    code,
    severity: 'error',
    args: {},
  })
  const { kind, group } = partsOf(typed)
  if (!isKind(kind) || (group !== null && !groupCodes.includes(group)))
    yield error('benchmark', 'benchmark-missing')
  if (!isLevel(typed.benchmarkLevel)) yield error('benchmarkLevel', 'benchmark-level-missing')
}

/** The rule that was chosen; null where `checkBenchmark` has found something. */
export function benchmarkRuleOf(
  typed: TypedBenchmark,
  groupCodes: readonly string[],
  version: number,
): BenchmarkRule | null {
  const { kind, group } = partsOf(typed)
  const level = typed.benchmarkLevel
  if (!checkBenchmark(typed, groupCodes).next().done || !isKind(kind) || !isLevel(level)) return null
  return { version, kind, group, level }
}

export function typedBenchmarkOf({ kind, group, level }: BenchmarkRule): TypedBenchmark {
  return { benchmark: group === null ? kind : benchmarkValue(group), benchmarkLevel: level }
}

/** The choice that stands for a group. */
export const benchmarkValue = (groupCode: string): string => `${ofGroup}${groupCode}`

function partsOf({ benchmark }: TypedBenchmark): { kind: string; group: string | null } {
  if (benchmark.startsWith(ofGroup)) return { kind: 'group', group: benchmark.slice(ofGroup.length) }
  return { kind: benchmark === 'group' ? '' : benchmark, group: null }
}

function isKind(text: string): text is BenchmarkKind {
  return (benchmarks as readonly string[]).includes(text)
}

function isLevel(text: string): text is BenchmarkLevel {
  return (benchmarkLevels as readonly string[]).includes(text)
}
