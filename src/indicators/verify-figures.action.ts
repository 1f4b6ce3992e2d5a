import type { TenantTransaction } from '../db/tenant.ts'
import type { Entry, Plain } from '../record/entry.ts'
import type { FiguresCheck } from '../record/verify-place.action.ts'
import { figuresDigest } from './figures-digest.ts'
import { listObservationsOfEntries } from './observation.sql.ts'

/** Compares what entries of the record say they brought in with what stands in the value store. */
export async function verifyFigures(
  trx: TenantTransaction,
  entries: readonly Entry[],
): Promise<FiguresCheck[]> {
  const claims = entries.flatMap((entry) => {
    const claim = claimOf(entry.after)
    return claim ? [{ sequence: entry.sequence, ...claim }] : []
  })
  if (claims.length === 0) return []
  const stored = await listObservationsOfEntries(
    trx,
    claims.map((claim) => claim.sequence),
  )
  const bySequence = Map.groupBy(stored, (observation) => observation.auditSequence)
  return claims.map(({ sequence, count, digest }) => {
    const figures = bySequence.get(sequence) ?? []
    return {
      sequence,
      figures: figures.length,
      agrees: figures.length === count && figuresDigest(figures) === digest,
    }
  })
}

function claimOf(after: Plain): { count: number; digest: string } | null {
  const figures = isRecord(after) ? after['figures'] : undefined
  if (!isRecord(figures)) return null
  const { count, digest } = figures
  return typeof count === 'number' && typeof digest === 'string' ? { count, digest } : null
}

function isRecord(value: Plain | undefined): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
