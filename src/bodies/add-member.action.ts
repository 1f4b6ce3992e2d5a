import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { findOrganisation } from '../organisations/organisation.sql.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import type { Actor } from '../rights/actor.ts'
import { checkNewMember, type NewMemberForm } from './check-membership.ts'
import { insertMembership, listEveryMember, listPossibleMembers } from './membership.sql.ts'
import { isMemberRole, nextReview } from './membership.ts'
import { withBody } from './with-body.action.ts'

/** Makes somebody a member of a body, once at a time. Answers the number of the membership. */
export async function addMember(
  app: Pick<App, 'db'>,
  actor: Actor,
  bodyCode: string,
  form: NewMemberForm,
  today: string,
): Promise<number | Refusal> {
  return withBody(app, actor, bodyCode, 'membership.change', async ({ change, body, as }) => {
    if (body.closedOn !== null) return refuse('conflict', 'body-closed', { closedOn: body.closedOn })
    const findings = [...checkNewMember(form)]
    const person = (await listPossibleMembers(change.trx, today)).find(({ id }) => String(id) === form.person)
    if (!person && !findings.some(({ field }) => field === 'person'))
      findings.push(problem('person', 'person-not-found'))
    const speaksFor = form.speaksFor === '' ? null : await findOrganisation(change.trx, form.speaksFor)
    if (speaksFor === undefined) findings.push(problem('speaksFor', 'organisation-not-found'))
    if (speaksFor?.closedOn)
      findings.push(problem('speaksFor', 'organisation-closed', { name: speaksFor.name }))
    const members = person ? await listEveryMember(change.trx, body.id) : []
    const already = members.find(
      ({ personId, endsOn }) => personId === person?.id && (endsOn === null || endsOn >= form.startsOn),
    )
    if (person && already) {
      findings.push(
        problem('person', 'member-already', {
          post: person.post,
          body: body.name,
          startsOn: already.startsOn,
        }),
      )
    }
    const { role, startsOn } = form
    if (findings.length > 0 || !person || !isMemberRole(role)) return hasProblems(findings)
    const reviewDueOn = form.reviewDueOn === '' ? nextReview(startsOn) : form.reviewDueOn
    const id = await insertMembership(change.trx, actor.tenantId, {
      bodyId: body.id,
      personId: person.id,
      role,
      organisationId: speaksFor?.id ?? null,
      startsOn,
      reviewDueOn,
    })
    await change.record({
      as,
      action: 'member-added',
      subjectKind: 'body',
      subject: body.code,
      after: {
        member: id,
        post: person.post,
        memberRole: role,
        speaksFor: speaksFor?.code ?? null,
        startsOn,
        reviewDueOn,
      },
    })
    return id
  })
}
