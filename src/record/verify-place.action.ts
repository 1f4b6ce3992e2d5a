import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { findHead, listLinks } from './audit.sql.ts'
import { isGenuine, type SignedCheckpoint } from './checkpoint.ts'
import { checkpointKey, listCheckpoints } from './checkpoint-store.action.ts'
import { ChainWalk, type ChainFault } from './verify-chain.ts'
import type { Entry, Stretch } from './entry.ts'

export interface Verification {
  readonly place: string
  readonly entries: number
  readonly checkpoints: number
  readonly figures: number
  readonly verifiedUpTo: string | null
  readonly faults: readonly ChainFault[]
}

/**
 * Compares what entries say they brought into the value store with what stands there: passed in from above, as the
 * record knows nothing of figures. Says how many it compared and whether they agree; figures in the stretch that no
 * entry speaks of do not.
 */
export type FiguresOf = (
  trx: TenantTransaction,
  entries: readonly Entry[],
  stretch: Stretch,
) => Promise<FiguresCheck[]>

export interface FiguresCheck {
  readonly sequence: number
  readonly figures: number
  readonly agrees: boolean
}

const batch = 2_000

/** Reads the whole record of a place again, and everything that it vouches for. */
export async function verifyPlace(
  app: Pick<App, 'db' | 'dataDir'>,
  place: { id: number; shortName: string },
  figuresOf: FiguresOf,
): Promise<Verification> {
  const stored = await listCheckpoints(app.dataDir, place.shortName)
  const key = await checkpointKey(app.dataDir)
  const forged = stored.filter((checkpoint) => !isGenuine(checkpoint, key))
  const genuine = stored.filter((checkpoint) => !forged.includes(checkpoint))
  return readTenant(app.db, place.id, async (trx) => {
    const walk = new ChainWalk(genuine)
    const checks: FiguresCheck[] = []
    let last: Entry | undefined
    for (;;) {
      const after = last?.sequence ?? 0
      const links = await listLinks(trx, after, batch)
      for (const link of links) walk.step(link)
      last = links.at(-1) ?? last
      const isEnd = links.length < batch
      checks.push(...(await figuresOf(trx, links, { after, upTo: isEnd ? null : (last?.sequence ?? null) })))
      if (isEnd) break
    }
    const head = await findHead(trx)
    walk.end(head ?? { sequence: 0, hash: Buffer.alloc(32) })
    return {
      place: place.shortName,
      entries: walk.length,
      checkpoints: stored.length,
      figures: checks.reduce((sum, check) => sum + check.figures, 0),
      verifiedUpTo: last?.at ?? null,
      faults: [...walk.faults, ...forged.map(asFault), ...checks.filter((c) => !c.agrees).map(disagreement)],
    }
  })
}

const asFault = ({ sequence }: SignedCheckpoint): ChainFault => ({ code: 'checkpoint-forged', sequence })
const disagreement = ({ sequence }: FiguresCheck): ChainFault => ({ code: 'figures-altered', sequence })
