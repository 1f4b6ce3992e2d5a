import type { TenantTransaction } from '../db/tenant.ts'
import type { BenchmarkKind, BenchmarkLevel, BenchmarkRule } from './benchmark.ts'

/** What a place holds its figures against until it has said something else. */
export const firstBenchmark: BenchmarkRule = { version: 1, kind: 'nation', group: null, level: '95' }

/** The benchmark of the rule of assessment that was in force as at a moment. */
export async function findBenchmarkRule(trx: TenantTransaction, asAt: Date | null): Promise<BenchmarkRule> {
  const row = await trx
    .selectFrom('assessment_rule')
    .select(['version', 'benchmark', 'benchmark_group', 'benchmark_level'])
    .$if(asAt !== null, (q) => q.where('starts_at', '<=', asAt ?? new Date(0)))
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (!row) return firstBenchmark
  return {
    version: row.version,
    kind: row.benchmark as BenchmarkKind,
    group: row.benchmark_group,
    level: row.benchmark_level as BenchmarkLevel,
  }
}
