import type { App } from '../db/app.ts'
import { updateIndicator } from '../figures/insert-indicator.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { listEveryOrganisation } from '../organisations/organisation.sql.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import type { Actor } from '../rights/actor.ts'
import { partsOfOpened } from '../rights/policy.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'
import { storableDefinition } from './add-indicator.action.ts'
import { checkDefinition } from './check-definition.ts'
import { checkReason } from './check-reason.ts'
import { definitionEntry, differing } from './definition-entry.ts'
import { countRecorded } from './definition.sql.ts'
import { knownIn, loadChoices, namesOf } from './known-things.action.ts'
import { readDefinition } from './read-definition.ts'
import type { TypedDefinition } from './typed-definition.ts'
import { whatMustStay } from './what-must-stay.ts'
import { withIndicatorAsSeen, type IndicatorAsSeen } from './with-indicator.action.ts'

/**
 * Changes a definition; its code stays. What its figures were counted by stays as well once there are any, because they
 * would be read as something that they are not.
 */
export async function changeIndicator(
  app: Pick<App, 'db'>,
  actor: Actor,
  seen: IndicatorAsSeen,
  given: { readonly typed: TypedDefinition; readonly reason: string },
): Promise<Indicator | Refusal> {
  const typed = storableDefinition({ ...given.typed, code: seen.code, sets: '' })
  const reason = storableText(given.reason).trim()
  return withIndicatorAsSeen(app, actor, seen, async ({ change, indicator, as }) => {
    const { trx, tenantId } = change
    const choices = await loadChoices(trx, dayOfChange(change))
    const organisations = await listEveryOrganisation(trx, partsOfOpened)
    const before = organisations.find(({ id }) => id === indicator.organisationId)?.code ?? ''
    const known = knownIn(choices, {
      organisation: before,
      persons: [indicator.collatorId, indicator.responsibleId],
    })
    const findings = [...checkDefinition(typed, known), ...checkReason(reason)]
    if (findings.length > 0) return hasProblems(findings)
    const organisation = organisations.find(({ code }) => code === typed.organisation)
    const facts = readDefinition(typed, organisation?.id ?? null)
    const fixed = whatMustStay(indicator, facts)
    if (fixed !== null) {
      const recorded = await countRecorded(trx, indicator.id)
      if (recorded.figures + recorded.targets > 0)
        return hasProblems([problem(fixed, 'would-not-compare', { fixed, ...recorded })])
    }
    const was = definitionEntry(indicator, await namesOf(trx, indicator, before))
    const is = definitionEntry(facts, await namesOf(trx, facts, typed.organisation))
    if (Object.keys(differing(was, is)).length === 0) return undefined
    await updateIndicator(trx, tenantId, indicator.id, facts)
    await change.record({
      as,
      action: 'indicator-changed',
      subjectKind: 'indicator',
      subject: indicator.code,
      before: differing(was, is),
      after: differing(is, was),
      reason,
    })
    return undefined
  })
}
