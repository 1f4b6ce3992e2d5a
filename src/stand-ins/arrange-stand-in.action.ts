import type { App } from '../db/app.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { tell } from '../reminders/tell.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import type { HeldGrant } from '../rights/grant.ts'
import { listHeldGrants } from '../rights/grant.sql.ts'
import { findGrantee, type Grantee } from '../rights/grantee.sql.ts'
import { dayOfChange, decideNow } from '../rights/grants-now.action.ts'
import { lendIn, type LoanForm } from '../rights/lend-grant.action.ts'
import { decide } from '../rights/policy.ts'
import { standInLetter } from './stand-in-letter.ts'
import { checkStandIn } from './check-stand-in.ts'

export interface StandInForm extends Omit<LoanForm, 'grantId'> {
  /** The roles of whoever is away that somebody else holds meanwhile. */
  readonly grantIds: readonly number[]
}

/**
 * Lends roles of somebody who is away, and cannot do so themselves, to whoever stands in; both are written to. Whoever
 * arranges it does not stand in, and only what its holder could lend is lent.
 */
export async function arrangeStandIn(
  app: Pick<App, 'db' | 'dataDir' | 'mail'>,
  actor: Actor,
  absentId: number,
  typed: StandInForm,
): Promise<'arranged' | Refusal> {
  const first = decide(actor, 'stand-in.arrange')
  if (!first.allowed) return refuse('not-allowed', first.why)
  const form = { ...typed, reason: storableText(typed.reason) }
  return makeChange<'arranged'>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const verdict = await decideNow(change, actor, 'stand-in.arrange')
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const absent = await findGrantee(change.trx, absentId)
    if (!absent) return refuse('not-found', 'person-not-found')
    if (absentId === actor.personId) return refuse('not-allowed', 'own-roles')
    if (form.personId === actor.personId) return refuse('not-allowed', 'own-stand-in')
    if (absent.leftOn !== null) return refuse('too-late', 'person-left')
    const findings = [...checkStandIn(form, dayOfChange(change))]
    if (findings.length > 0)
      return refuse('invalid', 'grant-has-problems', { problems: findings.length }, findings)
    const lender = { personId: absentId, post: absent.post }
    const ids = [...new Set(form.grantIds)]
    for (const grantId of ids) {
      const lent = await lendIn(change, actor, lender, { ...form, grantId }, verdict.as)
      if (isRefusal(lent)) return lent
    }
    const held = await listHeldGrants(change.trx, { personId: absentId })
    await tellBoth(app, change, {
      by: actor.post,
      lender,
      standIn: await findGrantee(change.trx, form.personId),
      grants: held.filter(({ id }) => ids.includes(id)),
      form,
    })
    return 'arranged'
  })
}

interface Arranged {
  readonly by: string
  readonly lender: { readonly personId: number; readonly post: string }
  readonly standIn: Grantee | undefined
  readonly grants: readonly HeldGrant[]
  readonly form: StandInForm
}

/** One letter each to whoever is away and whoever stands in, that leads to their own page. */
async function tellBoth(
  app: Pick<App, 'dataDir' | 'mail'>,
  change: Change,
  { by, lender, standIn, grants, form }: Arranged,
): Promise<void> {
  for (const personId of [lender.personId, form.personId])
    await tell(app, change, {
      kind: 'stand-in-arranged',
      about: `person/${lender.personId}`,
      reason: `stand-in/${change.sequence}`,
      personIds: [personId],
      write: (place) =>
        standInLetter(place, {
          ...form,
          by,
          absent: lender.post,
          standIn: standIn?.post ?? '',
          grants,
          personId,
        }),
    })
}
