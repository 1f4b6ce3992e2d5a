import { findBody } from '../bodies/body.sql.ts'
import type { Body } from '../bodies/body.ts'
import type { App } from '../db/app.ts'
import { listIndicators } from '../figures/indicator.sql.ts'
import type { Target } from '../figures/indicator.ts'
import { setTargets } from '../figures/set-targets.action.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems } from '../organisations/problems.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo, type Visible } from '../rights/policy.ts'
import { insertCardAdoption, listCardStandings } from './card.sql.ts'
import { checkAdoption, type TypedAdoption } from './check-adoption.ts'
import { allows, authorsOf, type Proposal } from './proposal.ts'
import { listProposals, moveProposals } from './proposal.sql.ts'
import { subjectOf } from './save-proposal.action.ts'

export interface Adopted {
  readonly proposals: number
  /** How many figures of targets were set by it. */
  readonly targets: number
  readonly cards: number
}

/**
 * A body adopts what was put to it: all of it or, where one proposal stands in the way, none. The targets are in force with
 * the same change. Whoever wrote a proposal does not record its adoption: somebody else of the body does.
 */
export async function adoptProposals(
  app: Pick<App, 'db'>,
  actor: Actor,
  bodyCode: string,
  given: TypedAdoption,
  today: string,
): Promise<Adopted | Refusal> {
  const typed = { ...given, minute: storableText(given.minute).trim() }
  return makeChange<Adopted>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { trx } = change
    const body = await findBody(trx, visibleTo(actor, 'people.read'), bodyCode)
    if (!body) return refuse('not-found', 'body-not-found')
    const verdict = decide(actor, 'targets.adopt', { bodyId: body.id })
    if (!verdict.allowed) return refuse('not-allowed', verdict.why)
    const findings = [...checkAdoption(typed, today)]
    if (findings.length > 0) return hasProblems(findings)
    const visible = visibleTo(actor, 'performance.read')
    const ids = [...new Set(typed.proposals)].map(Number)
    const chosen = (await listProposals(trx, visible, { ids, bodyId: body.id })).filter(({ id }) =>
      ids.includes(id),
    )
    const cards = await chosenCards(change, body, typed.cards)
    if (chosen.length !== ids.length || cards === null) return refuse('not-found', 'proposal-not-found')
    if (chosen.some(({ state }) => !allows(state, 'adopt')))
      return refuse('conflict', 'proposal-changed-meanwhile')
    const own = chosen.filter((one) => isOwn(actor, body, one))
    if (own.length > 0) return refuse('not-allowed', 'own-entry', { own: own.length })
    const targets = await setAll(change, verdict.as, visible, chosen)
    const { decidedOn, minute } = typed
    const decided = { decidedOn, minute, by: actor.personId, at: change.at }
    await moveProposals(trx, ids, 'adopted', decided)
    for (const code of cards)
      await insertCardAdoption(trx, change.tenantId, { code, bodyId: body.id, on: decidedOn, ...decided })
    await change.record({
      as: verdict.as,
      action: 'targets-adopted',
      subjectKind: 'body',
      subject: body.code,
      after: { decidedOn, minute, targets: await subjectsOf(change, visible, chosen), cards },
    })
    return { proposals: chosen.length, targets, cards: cards.length }
  })
}

/** Whether somebody may not adopt a proposal because it is their own. */
export function isOwn(actor: Actor, { id }: Pick<Body, 'id'>, proposal: Proposal): boolean {
  const verdict = decide(actor, 'targets.adopt', { bodyId: id, enteredBy: authorsOf(proposal) })
  return !verdict.allowed && verdict.why === 'own-entry'
}

/** A scorecard is adopted by the body that it is made for; null where one of them is not. */
async function chosenCards(
  { trx }: Change,
  body: Body,
  codes: readonly string[],
): Promise<readonly string[] | null> {
  if (codes.length === 0) return []
  const own = (await listCardStandings(trx)).filter((card) => isMadeFor(card, body))
  return codes.every((code) => own.some((card) => card.code === code)) ? [...new Set(codes)] : null
}

export function isMadeFor({ madeFor }: { readonly madeFor: string }, { name }: Pick<Body, 'name'>): boolean {
  return madeFor.trim().toLocaleLowerCase('en-GB') === name.trim().toLocaleLowerCase('en-GB')
}

async function codesOf(
  { trx }: Change,
  visible: Visible,
  chosen: readonly Proposal[],
): Promise<Map<number, string>> {
  const ids = [...new Set(chosen.map(({ indicatorId }) => indicatorId))]
  const indicators = await listIndicators(trx, visible, { ids })
  return new Map(indicators.map(({ id, code }) => [id, code]))
}

async function subjectsOf(change: Change, visible: Visible, chosen: readonly Proposal[]): Promise<string[]> {
  const codes = await codesOf(change, visible, chosen)
  return chosen.map((one) => subjectOf({ code: codes.get(one.indicatorId) ?? '' }, one)).toSorted()
}

async function setAll(
  change: Change,
  as: string,
  visible: Visible,
  chosen: readonly Proposal[],
): Promise<number> {
  const codes = await codesOf(change, visible, chosen)
  return setTargets(change, as, chosen.flatMap(targetsOf), (id) => codes.get(id) ?? '')
}

/** What a proposal sets once it is adopted: the year's target, and the profile of its quarters. */
export function targetsOf(proposal: Proposal): Omit<Target, 'revision'>[] {
  const { indicatorId, areaCode, regime, basis, ownerPost, dueOn, year } = proposal
  return proposal.lines.map(({ period, value, range, wording }) => ({
    indicatorId,
    areaCode,
    period,
    regime,
    kind: period.kind === year.kind ? 'annual' : 'quarterly-profile',
    value,
    range,
    wording: ownerPost === '' ? wording : `${wording}: ${ownerPost}, by ${dueOn ?? ''}`,
    basis,
  }))
}
