import type { App } from '../db/app.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { Organisation } from './organisation.ts'
import { listEveryOrganisation, updateOrganisation } from './organisation.sql.ts'
import { hasProblems, problem } from './problems.ts'
import { isWithin } from './tree.ts'
import { withOrganisation, type OrganisationAsSeen } from './with-organisation.action.ts'

/**
 * Moves an organisation below another, with all below it; '' makes it stand by itself. The tree is read under the lock
 * of the record, so that two moves at once cannot make a ring of it.
 */
export async function moveOrganisation(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: OrganisationAsSeen,
  partOf: string,
): Promise<Organisation | Refusal> {
  return withOrganisation(app, actor, seen, async ({ change, organisation, as }) => {
    const all = await listEveryOrganisation(change.trx, visibleTo(actor, 'organisation.change'))
    const parent = partOf === '' ? null : all.find(({ code }) => code === partOf)
    const { id, name } = organisation
    if (parent === undefined) return hasProblems([problem('partOf', 'parent-not-found')])
    if (parent?.id === id) return hasProblems([problem('partOf', 'parent-itself', { name })])
    if (parent?.closedOn) return hasProblems([problem('partOf', 'parent-closed', { name: parent.name })])
    if (parent && isWithin(all, parent.id, id)) {
      return hasProblems([problem('partOf', 'parent-below', { name, parent: parent.name })])
    }
    if (organisation.parentId === (parent?.id ?? null)) return undefined
    await updateOrganisation(change.trx, id, { parentId: parent?.id ?? null })
    await change.record({
      as,
      action: 'organisation-moved',
      subjectKind: 'organisation',
      subject: organisation.code,
      before: { partOf: organisation.partOf },
      after: { partOf: parent?.code ?? null },
    })
    return undefined
  })
}
