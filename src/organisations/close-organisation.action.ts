import type { App } from '../db/app.ts'
import type { Finding } from '../kernel/finding.ts'
import { periodLabel } from '../kernel/period-words.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import { checkClosing } from './check-organisation.ts'
import { listOpenBelow, listUnsettledReturns } from './kept-open.sql.ts'
import type { Organisation } from './organisation.ts'
import { listEveryOrganisation, updateOrganisation } from './organisation.sql.ts'
import { hasProblems, problem } from './problems.ts'
import { withOrganisation, type ChangeAtHand, type OrganisationAsSeen } from './with-organisation.action.ts'

/** Closes an organisation with its last day, once nothing below it is open and no return of its is unsettled. */
export async function closeOrganisation(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: OrganisationAsSeen,
  closedOn: string,
  today: string,
): Promise<Organisation | Refusal> {
  return withOrganisation(app, actor, seen, async (at) => {
    const { change, organisation, as } = at
    if (organisation.closedOn !== null) {
      return refuse('conflict', 'organisation-closed-already', { closedOn: organisation.closedOn })
    }
    const findings = [...checkClosing(closedOn, organisation, today), ...(await whatKeepsOpen(at))]
    if (findings.length > 0) return hasProblems(findings)
    await updateOrganisation(change.trx, organisation.id, { closedOn })
    await change.record({
      as,
      action: 'organisation-closed',
      subjectKind: 'organisation',
      subject: organisation.code,
      after: { closedOn },
    })
    return undefined
  })
}

/** Opens a closed organisation again, where the one above it is open. */
export async function reopenOrganisation(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: OrganisationAsSeen,
): Promise<Organisation | Refusal> {
  return withOrganisation(app, actor, seen, async ({ change, organisation, as }) => {
    if (organisation.closedOn === null) return refuse('conflict', 'organisation-open-already')
    const all = await listEveryOrganisation(change.trx, visibleTo(actor, 'organisation.change'))
    const parent = all.find(({ id }) => id === organisation.parentId)
    if (parent?.closedOn) return refuse('conflict', 'organisation-parent-closed', { name: parent.name })
    await updateOrganisation(change.trx, organisation.id, { closedOn: null })
    await change.record({
      as,
      action: 'organisation-reopened',
      subjectKind: 'organisation',
      subject: organisation.code,
      before: { closedOn: organisation.closedOn },
      after: { closedOn: null },
    })
    return undefined
  })
}

/** How many names a sentence holds before it counts the rest. */
const mostNamed = 5

async function whatKeepsOpen({ change, organisation: { id, name } }: ChangeAtHand): Promise<Finding[]> {
  const below = await listOpenBelow(change.trx, id)
  const returns = (await listUnsettledReturns(change.trx, id)).map(periodLabel)
  const listed = (names: readonly string[]) => ({
    name,
    count: names.length,
    listed: names.slice(0, mostNamed).join('; '),
    more: Math.max(0, names.length - mostNamed),
  })
  return [
    ...(below.length > 0 ? [problem('closedOn', 'parts-open', listed(below))] : []),
    ...(returns.length > 0 ? [problem('closedOn', 'returns-open', listed(returns))] : []),
  ]
}
