import type { App } from '../db/app.ts'
import type { Finding } from '../kernel/finding.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { checkClosing } from '../organisations/check-organisation.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import type { Actor } from '../rights/actor.ts'
import { visibleTo } from '../rights/policy.ts'
import type { Body } from './body.ts'
import { listBodies, updateBody } from './body.sql.ts'
import { endMembership, listEveryMember } from './membership.sql.ts'
import type { Member } from './membership.ts'
import { withBodyAsSeen, type BodyAsSeen } from './with-body.action.ts'

/** Closes a body with its last day, once its subgroups are closed; whoever is still a member has that last day too. */
export async function closeBody(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: BodyAsSeen,
  closedOn: string,
  today: string,
): Promise<Body | Refusal> {
  return withBodyAsSeen(app, actor, seen, async ({ change, body, as }) => {
    if (body.closedOn !== null) return refuse('conflict', 'body-closed-already', { closedOn: body.closedOn })
    const all = await listBodies(change.trx, visibleTo(actor, 'people.read'))
    const members = await listEveryMember(change.trx, body.id)
    const still = members.filter(({ endsOn }) => endsOn === null || endsOn > closedOn)
    const findings = [
      ...checkClosing(closedOn, body, today),
      ...openBelow(body, all),
      ...later(still, closedOn),
    ]
    if (findings.length > 0) return hasProblems(findings)
    await updateBody(change.trx, body.id, { closedOn })
    for (const { id } of still) await endMembership(change.trx, id, closedOn)
    await change.record({
      as,
      action: 'body-closed',
      subjectKind: 'body',
      subject: body.code,
      after: { closedOn, membershipsEnded: still.length },
    })
    return undefined
  })
}

/** Opens a closed body again, without its former members. */
export async function reopenBody(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: BodyAsSeen,
): Promise<Body | Refusal> {
  return withBodyAsSeen(app, actor, seen, async ({ change, body, as }) => {
    if (body.closedOn === null) return refuse('conflict', 'body-open-already')
    const all = await listBodies(change.trx, visibleTo(actor, 'people.read'))
    const parent = all.find(({ id }) => id === body.parentId)
    if (parent?.closedOn) return refuse('conflict', 'body-parent-closed', { name: parent.name })
    await updateBody(change.trx, body.id, { closedOn: null })
    await change.record({
      as,
      action: 'body-reopened',
      subjectKind: 'body',
      subject: body.code,
      before: { closedOn: body.closedOn },
      after: { closedOn: null },
    })
    return undefined
  })
}

function openBelow({ id, name }: Body, all: readonly Body[]): Finding[] {
  const open = all.filter(({ parentId, closedOn }) => parentId === id && closedOn === null)
  if (open.length === 0) return []
  return [problem('closedOn', 'subgroups-open', { name, listed: open.map((body) => body.name).join('; ') })]
}

/** Nobody's membership can end before it began. */
function later(still: readonly Member[], closedOn: string): Finding[] {
  const [latest] = still.map(({ startsOn }) => startsOn).toSorted((a, b) => (a < b ? 1 : -1))
  return latest !== undefined && latest > closedOn
    ? [problem('closedOn', 'closed-before-member', { startsOn: latest })]
    : []
}
