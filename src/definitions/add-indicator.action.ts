import type { App } from '../db/app.ts'
import { findIndicator } from '../figures/indicator.sql.ts'
import { insertIndicator } from '../figures/insert-indicator.sql.ts'
import type { Indicator } from '../figures/indicator.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, partsOfOpened } from '../rights/policy.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'
import { tooMany } from '../sets/change-members.action.ts'
import { insertMembers, listMemberships } from '../sets/membership.sql.ts'
import { findSet } from '../sets/set.sql.ts'
import { findIdByAlias } from './alias.sql.ts'
import { checkDefinition } from './check-definition.ts'
import { definitionEntry } from './definition-entry.ts'
import { knownIn, loadChoices, namesOf } from './known-things.action.ts'
import { readDefinition } from './read-definition.ts'
import { definitionBoxes, linesIn, type TypedDefinition } from './typed-definition.ts'

/** Adds an indicator with everything that is decided about it. */
export async function addIndicator(
  app: Pick<App, 'db'>,
  actor: Actor,
  given: TypedDefinition,
): Promise<Indicator | Refusal> {
  const verdict = decide(actor, 'indicator.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const typed = storableDefinition(given)
  return makeChange<Indicator>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const choices = await loadChoices(change.trx, dayOfChange(change))
    const findings = [...checkDefinition(typed, knownIn(choices))]
    const { code } = typed
    if (await findIndicator(change.trx, code)) findings.push(problem('code', 'code-taken', { code }))
    else if (await findIdByAlias(change.trx, code)) findings.push(problem('code', 'code-is-alias', { code }))
    if (findings.length > 0) return hasProblems(findings)
    const organisation = choices.organisations.find((one) => one.code === typed.organisation)
    const facts = readDefinition(typed, organisation?.id ?? null)
    const id = await insertIndicator(change.trx, actor.tenantId, { ...facts, sets: [] })
    const sets = linesIn(typed.sets)
    const refused = await joinSets(change, id, sets)
    if (isRefusal(refused)) return refused
    const names = await namesOf(change.trx, facts, typed.organisation)
    await change.record({
      as: verdict.as,
      action: 'indicator-added',
      subjectKind: 'indicator',
      subject: code,
      after: { ...definitionEntry(facts, names), sets },
    })
    const indicator = await findIndicator(change.trx, code)
    if (!indicator) throw new Error(`indicator ${code} was not stored`)
    return indicator
  })
}

/** What the store can keep of what was typed. */
export function storableDefinition(typed: TypedDefinition): TypedDefinition {
  return Object.fromEntries(definitionBoxes.map((box) => [box, storableText(typed[box])])) as TypedDefinition
}

const always = { startsOn: null, endsOn: null }

async function joinSets(
  { trx, tenantId }: Change,
  indicatorId: number,
  codes: readonly string[],
): Promise<Refusal | undefined> {
  for (const code of codes) {
    const set = await findSet(trx, partsOfOpened, code)
    if (!set) continue
    const full = tooMany(set, [...(await listMemberships(trx, partsOfOpened, code)), always])
    if (full) return hasProblems(full.findings.map((finding) => problem('sets', finding.code, finding.args)))
    await insertMembers(trx, tenantId, code, always, [{ indicatorId, uncheckedTitle: '' }])
  }
  return undefined
}
