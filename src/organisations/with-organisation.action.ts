import type { App } from '../db/app.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import type { Organisation } from './organisation.ts'
import { findOrganisation } from './organisation.sql.ts'

/** Which organisation is to be changed, and as what it was seen. */
export interface OrganisationAsSeen {
  readonly code: string
  /** The version that the form was filled from: whoever changed it since is not overwritten. */
  readonly version: number
}

export interface ChangeAtHand {
  readonly change: Change
  readonly organisation: Organisation
  /** The role that lets the person do it. */
  readonly as: string
}

/** Changes an organisation for whoever may, if it is still as they saw it. Answers it as it then stands. */
export async function withOrganisation(
  app: Pick<App, 'db'>,
  actor: Actor,
  { code, version }: OrganisationAsSeen,
  work: (at: ChangeAtHand) => Promise<Refusal | undefined>,
): Promise<Organisation | Refusal> {
  const verdict = decide(actor, 'organisation.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return makeChange<Organisation>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const organisation = await findOrganisation(change.trx, code)
    if (!organisation) return refuse('not-found', 'organisation-not-found')
    if (organisation.version !== version) return refuse('conflict', 'organisation-changed-meanwhile')
    const refused = await work({ change, organisation, as: verdict.as })
    if (isRefusal(refused)) return refused
    return (await findOrganisation(change.trx, code)) ?? organisation
  })
}
