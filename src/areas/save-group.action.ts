import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { codeFrom } from '../organisations/code-from.ts'
import { hasProblems } from '../organisations/problems.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import { listAreas } from './area.sql.ts'
import { checkGroup, checkGroupCode, type GroupForm } from './check-group.ts'
import { codesIn } from './codes-in.ts'
import { isGroupKind, type ComparatorGroup } from './comparator-group.ts'
import { insertEdition, insertGroup, listEditions, listGroups, updateGroup } from './comparator.sql.ts'

const cleaned = (form: GroupForm): GroupForm => ({
  ...form,
  name: storableText(form.name),
  source: storableText(form.source),
  reason: storableText(form.reason),
})

/** Adds a group with its first members. Without a code it gets one made from its name. */
export async function addGroup(
  app: Pick<App, 'db'>,
  actor: Actor,
  given: GroupForm & { readonly code: string },
): Promise<ComparatorGroup | Refusal> {
  const verdict = decide(actor, 'area.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const form = cleaned(given)
  const { name, kind, source } = form
  const code = given.code === '' ? codeFrom(name) : given.code
  return makeChange<ComparatorGroup>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const taken = (await listGroups(change.trx)).find((group) => group.code === code)
    const findings = [
      ...(name === '' && given.code === '' ? [] : checkGroupCode(code, taken)),
      ...checkGroup(form, await listAreas(change.trx)),
    ]
    if (findings.length > 0 || !isGroupKind(kind)) return hasProblems(findings)
    await insertGroup(change.trx, actor.tenantId, { code, name, kind, source })
    const after = { name, kind, source, ...(await nextEdition(change, code, 1, form)) }
    const about = { subjectKind: 'comparator-group', subject: code, reason: form.reason }
    await change.record({ as: verdict.as, action: 'group-added', ...about, after })
    return { code, name, kind, source, version: 1 }
  })
}

/** Says anew what a group is called, and who belongs to it from which day on; what was is kept. */
export async function changeGroup(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: { readonly code: string; readonly version: number },
  given: GroupForm,
): Promise<ComparatorGroup | Refusal> {
  const verdict = decide(actor, 'area.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const form = cleaned(given)
  return makeChange<ComparatorGroup>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const group = (await listGroups(change.trx)).find(({ code }) => code === seen.code)
    if (!group) return refuse('not-found', 'group-not-found')
    if (group.version !== seen.version) return refuse('conflict', 'group-changed-meanwhile')
    const findings = [...checkGroup(form, await listAreas(change.trx))]
    const { name, kind, source } = form
    if (findings.length > 0 || !isGroupKind(kind)) return hasProblems(findings)
    const { code } = group
    const facts = { name, kind, source }
    const was = { name: group.name, kind: group.kind, source: group.source }
    const last = (await listEditions(change.trx, code, null)).at(-1)
    const members = last?.members.map((member) => member.code) ?? []
    const isSame = JSON.stringify(was) === JSON.stringify(facts)
    const areSame =
      last?.startsOn === startOf(form) && sorted(members).join() === sorted(codesIn(form.members)).join()
    if (isSame && areSame) return group
    await updateGroup(change.trx, { code, ...facts })
    const about = { as: verdict.as, subjectKind: 'comparator-group', subject: code, reason: form.reason }
    if (!isSame) await change.record({ ...about, action: 'group-changed', before: was, after: facts })
    if (!areSame) {
      const before = { members, membersFrom: last?.startsOn ?? null }
      const after = await nextEdition(change, code, (last?.edition ?? 0) + 1, form)
      await change.record({ ...about, action: 'group-members-set', before, after })
    }
    return { code, ...facts, kind, version: group.version + 1 }
  })
}

const sorted = (codes: readonly string[]): string[] => codes.toSorted()
const startOf = ({ membersFrom }: GroupForm): string | null => (membersFrom === '' ? null : membersFrom)

async function nextEdition(
  { trx, tenantId, at }: Change,
  code: string,
  edition: number,
  form: GroupForm,
): Promise<{ members: string[]; membersFrom: string | null }> {
  const members = codesIn(form.members)
  const startsOn = startOf(form)
  await insertEdition(
    trx,
    tenantId,
    code,
    { edition, startsOn, reason: form.reason, recordedAt: at },
    members,
  )
  return { members, membersFrom: startsOn }
}
