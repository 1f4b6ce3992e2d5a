import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { listIndicatorKinds } from '../figures/indicator.sql.ts'
import { insertIndicators } from '../figures/insert-indicator.sql.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, partsOfOpened } from '../rights/policy.ts'
import { tooMany } from './change-members.action.ts'
import { insertMembers, listMemberships } from './membership.sql.ts'
import { planPack, type Pack, type PackIndicator, type PackPlan } from './pack.ts'
import { readPacks } from './read-packs.action.ts'
import type { IndicatorSet } from './set.ts'
import { findSet, insertSet, updateSet } from './set.sql.ts'

export interface PackLoaded {
  readonly set: string
  readonly created: number
  readonly joined: number
  /** Were in the set before, and were left as they are. */
  readonly standing: number
}

/** What loading a pack would do, and changes nothing. */
export async function previewPack(
  app: Pick<App, 'db'>,
  actor: Actor,
  name: string,
): Promise<{ readonly pack: Pack; readonly plan: PackPlan } | Refusal> {
  const found = await findPack(actor, name)
  if ('refused' in found) return found
  const plan = await readTenant(app.db, actor.tenantId, (trx) => planIn(trx, found.pack))
  return { pack: found.pack, plan }
}

/**
 * Loads a pack in one change: indicators that do not exist are added, those that do are put into its set, and what is
 * there already stays as it is. Loaded again it changes nothing.
 */
export async function loadPack(
  app: Pick<App, 'db'>,
  actor: Actor,
  name: string,
): Promise<PackLoaded | Refusal> {
  const found = await findPack(actor, name)
  if ('refused' in found) return found
  const { pack, as } = found
  return makeChange<PackLoaded>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { trx, tenantId } = change
    const { create, join, stand } = await planIn(trx, pack)
    const answer = {
      set: pack.set.code,
      created: create.length,
      joined: join.length,
      standing: stand.length,
    }
    const before = await findSet(trx, partsOfOpened, pack.set.code)
    const set = dressed(pack, before)
    const isDressed = before !== undefined && set === before
    const joining = [...create, ...join]
    if (isDressed && joining.length === 0) return answer
    const members = await listMemberships(trx, partsOfOpened, set.code)
    const full = tooMany(set, [...members, ...joining.map(() => pack.spell)])
    if (full) return full
    if (!before) await insertSet(trx, tenantId, set)
    else if (!isDressed) await updateSet(trx, set)
    await insertIndicators(trx, tenantId, create.map(indicatorOf))
    const kinds = await listIndicatorKinds(
      trx,
      joining.map(({ code }) => code),
    )
    const added = new Set(create.map(({ code }) => code))
    const rows = joining.flatMap(({ code, title, isTitleUnchecked }) => {
      const id = kinds.get(code)?.id
      const uncheckedTitle = added.has(code) && isTitleUnchecked ? title : ''
      return id === undefined ? [] : [{ indicatorId: id, uncheckedTitle }]
    })
    await insertMembers(trx, tenantId, set.code, pack.spell, rows)
    const codes = (some: readonly PackIndicator[]) => some.map(({ code }) => code)
    await change.record({
      as,
      action: 'pack-loaded',
      subjectKind: 'set',
      subject: set.code,
      after: { pack: pack.name, added: codes(create), indicators: codes(joining), ...pack.spell },
      reason: pack.source,
    })
    return answer
  })
}

async function findPack(actor: Actor, name: string): Promise<{ pack: Pack; as: string } | Refusal> {
  const verdict = decide(actor, 'indicator.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const pack = (await readPacks()).find((one) => one.name === name)
  return pack ? { pack, as: verdict.as } : refuse('not-found', 'pack-not-found', { name })
}

async function planIn(trx: TenantTransaction, pack: Pack): Promise<PackPlan> {
  const existing = await listIndicatorKinds(
    trx,
    pack.indicators.map(({ code }) => code),
  )
  const members = await listMemberships(trx, partsOfOpened, pack.set.code)
  return planPack(pack, existing, new Set(members.map(({ code }) => code)))
}

/** The set as the pack has it, where nobody has said anything of it yet. */
function dressed(pack: Pack, before: IndicatorSet | undefined): IndicatorSet {
  if (before && before.name !== before.code) return before
  return { ...pack.set, source: pack.source, version: before?.version ?? 1 }
}

function indicatorOf({ isTitleUnchecked: _, ...facts }: PackIndicator) {
  return {
    ...facts,
    definition: '',
    recordedHow: '',
    tolerance: null,
    ruleFamily: null,
    isKey: false,
    baseline: '',
    organisationId: null,
  }
}
