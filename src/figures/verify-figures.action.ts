import type { TenantTransaction } from '../db/tenant.ts'
import type { Entry, Plain, Stretch } from '../record/entry.ts'
import type { FiguresCheck } from '../record/verify-place.action.ts'
import { figuresDigest } from './figures-digest.ts'
import { listRecorded } from './observation.sql.ts'

/** Figures held at a time; beyond it a stretch of the record is taken in parts. */
const most = 20_000

/**
 * Compares what entries of the record say they brought in with what stands in the value store. Figures that name an
 * entry which speaks of none, or of which there is none, do not agree.
 */
export async function verifyFigures(
  trx: TenantTransaction,
  entries: readonly Entry[],
  stretch: Stretch,
): Promise<FiguresCheck[]> {
  const checks: FiguresCheck[] = []
  let claims = new Map<number, Claim>()
  let held = 0
  let { after } = stretch
  for (const entry of entries) {
    const claim = claimOf(entry.after)
    if (!claim) continue
    claims.set(entry.sequence, claim)
    held += claim.count
    if (held < most) continue
    checks.push(...(await verifyPart(trx, claims, { after, upTo: entry.sequence })))
    claims = new Map()
    held = 0
    after = entry.sequence
  }
  return [...checks, ...(await verifyPart(trx, claims, { after, upTo: stretch.upTo }))]
}

interface Claim {
  readonly count: number
  readonly digest: string
}

async function verifyPart(
  trx: TenantTransaction,
  claims: ReadonlyMap<number, Claim>,
  part: Stretch,
): Promise<FiguresCheck[]> {
  const stored = Map.groupBy(await listRecorded(trx, part), (figure) => figure.auditSequence)
  const sequences = [...new Set([...claims.keys(), ...stored.keys()])].sort((a, b) => a - b)
  return sequences.map((sequence) => {
    const figures = stored.get(sequence) ?? []
    const claim = claims.get(sequence)
    const agrees = claim?.count === figures.length && claim.digest === figuresDigest(figures)
    return { sequence, figures: figures.length, agrees }
  })
}

function claimOf(after: Plain): Claim | null {
  const figures = isRecord(after) ? after.figures : undefined
  if (!isRecord(figures)) return null
  const { count, digest } = figures
  return typeof count === 'number' && typeof digest === 'string' ? { count, digest } : null
}

function isRecord(value: Plain | undefined): value is Readonly<Record<string, Plain>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
