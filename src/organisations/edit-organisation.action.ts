import type { App } from '../db/app.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import type { Actor } from '../rights/actor.ts'
import { checkFacts, type OrganisationFacts } from './check-organisation.ts'
import type { Organisation } from './organisation.ts'
import { updateOrganisation } from './organisation.sql.ts'
import { hasProblems } from './problems.ts'
import { withOrganisation, type OrganisationAsSeen } from './with-organisation.action.ts'

/** Renames an organisation, or says anew what it is; its code stays. */
export async function editOrganisation(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: OrganisationAsSeen,
  given: OrganisationFacts,
): Promise<Organisation | Refusal> {
  return withOrganisation(app, actor, seen, async ({ change, organisation, as }) => {
    const facts = { name: storableText(given.name), kind: given.kind, sector: given.sector }
    const findings = [...checkFacts(facts)]
    if (findings.length > 0) return hasProblems(findings)
    const { name, kind, sector } = organisation
    if (name === facts.name && kind === facts.kind && sector === facts.sector) return undefined
    await updateOrganisation(change.trx, organisation.id, facts)
    await change.record({
      as,
      action: 'organisation-changed',
      subjectKind: 'organisation',
      subject: organisation.code,
      before: { name, kind, sector },
      after: facts,
    })
    return undefined
  })
}
