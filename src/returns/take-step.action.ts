import type { App } from '../db/app.ts'
import { cancelAbout } from '../mail/outbox.sql.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, visibleTo } from '../rights/policy.ts'
import { makeChange, type Change } from '../record/make-change.action.ts'
import { writeCheckpoint } from '../record/checkpoint-store.action.ts'
import { acceptFigures } from './accept-figures.action.ts'
import { checkReturn } from './check-return.ts'
import { listWhoEntered, loadLines } from './load-return.action.ts'
import { loadOwnEntry } from './load-own-entry.action.ts'
import { checkNothingUnsent, checkStepWords, type StepWords } from './queries/check-step-words.ts'
import { insertLineQueries } from './queries/line-query.sql.ts'
import type { LineQuery } from './queries/line-query.ts'
import { aboutReturn } from '../reminders/about-return.ts'
import { tellStep } from '../reminders/tell-step.action.ts'
import { returnSubject, type LineInContext, type ReturnHead } from './return.ts'
import { findReturn, insertStep, lockReturn, updateReturn, type ReturnChange } from './return.sql.ts'
import { rightsToGoOn, transitionOf, waitsForSignature, type Step } from './transitions.ts'

export interface StepRequest {
  readonly step: Exclude<Step, 'save'>
  readonly comment: string
  /** With a query: what is asked about single lines, by indicator code. */
  readonly lines?: ReadonlyMap<string, string>
  /** Questions that were typed and that this step does not send: with any of them it is not taken. */
  readonly unsent?: StepWords
  /** The version the page showed; a return that has changed since is looked at again first. */
  readonly version: number
}

/** Sends, certifies, queries, accepts or reopens a return, as the workflow table allows; an accepted one fills the value store. */
export async function takeStep(
  app: Pick<App, 'db' | 'dataDir' | 'log' | 'mail'>,
  actor: Actor,
  at: { organisationCode: string; period: Period; place: string },
  request: StepRequest,
): Promise<ReturnHead | Refusal> {
  const result = await makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const visible = visibleTo(actor, 'return.read')
    const found = await findReturn(change.trx, visible, at.organisationCode, at.period)
    if (!found) return refuse('not-found', 'return-not-found')
    await lockReturn(change.trx, found.id)
    const head = (await findReturn(change.trx, visible, at.organisationCode, at.period)) ?? found
    if (isRepeated(head, actor, request)) return head
    const taken = await take(change, actor, head, request)
    if (isRefusal(taken)) return taken
    await tellStep(app, change, taken.head, {
      by: actor.post,
      comment: saidWith(request).comment,
      queries: taken.queries,
      nextRights: rightsToGoOn(taken.head),
      enteredBy: await listWhoEntered(change.trx, taken.head),
    })
    return taken.head
  })
  if (request.step === 'accept' && !('refused' in result)) {
    await writeCheckpoint(app, actor.tenantId, at.place).catch((error: unknown) => {
      app.log.error({ error }, 'The checkpoint after a sign-off could not be written')
    })
  }
  return result
}

/** The same button pressed twice: the second time finds it done, by the same person, on the version it was shown. */
function isRepeated(head: ReturnHead, actor: Actor, { step, version }: StepRequest): boolean {
  return (
    step === 'submit' &&
    head.state === 'submitted' &&
    head.sentById === actor.personId &&
    version === head.version - 1
  )
}

/** What is said with a step, as it can be kept; lines of which nothing is said are left out. */
function saidWith({ comment, lines = new Map() }: StepRequest): StepWords {
  const kept = (text: string): string => storableText(text).trim()
  const said = [...lines].map(([code, asked]) => [code, kept(asked)] as const)
  return { comment: kept(comment), lines: new Map(said.filter(([, asked]) => asked !== '')) }
}

interface Taken {
  readonly head: ReturnHead
  readonly queries: readonly LineQuery[]
}

async function take(
  change: Change,
  actor: Actor,
  head: ReturnHead,
  request: StepRequest,
): Promise<Taken | Refusal> {
  const transition = transitionOf(head, request.step)
  if (!transition && request.step === 'submit' && waitsForSignature(head.state))
    return refuse('conflict', 'return-sent-already', { by: head.sentBy ?? '' })
  if (!transition) return refuse('conflict', 'step-not-possible', { state: head.state, step: request.step })
  const said = saidWith(request)
  const lines = await loadLines(change.trx, head)
  const enteredBy = await listWhoEntered(change.trx, head)
  const verdict = decide(actor, transition.right, {
    organisationId: head.organisationId,
    returnId: head.id,
    enteredBy,
  })
  if (!verdict.allowed) {
    const isOwn = verdict.why === 'own-entry'
    const own = isOwn ? await loadOwnEntry(change.trx, head, lines, actor.personId) : null
    return refuse('not-allowed', verdict.why, own ? { lines: own.codes.join(', ') } : {})
  }
  if (request.version !== head.version) {
    return refuse('conflict', 'return-changed-meanwhile', {
      by: head.savedBy ?? '',
      at: head.savedAt?.toISOString() ?? '',
    })
  }
  const codes = lines.map(({ indicator }) => indicator.code)
  const unsent = request.unsent ? [...checkNothingUnsent(request.unsent)] : []
  const ofWords = [...unsent, ...checkStepWords(transition, said, codes)]
  const findings =
    ofWords.length === 0 && transition.mustBeValid ? [...checkReturn(lines, head.keyIssues)] : ofWords
  if (findings.length > 0)
    return refuse('invalid', 'return-has-problems', { problems: findings.length }, findings)

  const taken = { at: change.at, by: actor.personId }
  await updateReturn(change.trx, head.id, {
    state: transition.to,
    ...kept(request.step, taken),
  })
  const number = await insertStep(change.trx, actor.tenantId, head.id, {
    step: request.step,
    state: transition.to,
    comment: said.comment,
    ...taken,
  })
  const asked = lines.flatMap(({ indicator: { id, code, title } }) => {
    const comment = said.lines.get(code)
    return comment === undefined ? [] : [{ indicatorId: id, code, title, comment }]
  })
  await insertLineQueries(change.trx, { tenantId: actor.tenantId, returnId: head.id, number }, asked)
  // Whoever has sent a return is reminded of it no more.
  if (request.step === 'submit') await cancelAbout(change.trx, aboutReturn(head.id))
  await recordStep(change, head, lines, { step: request.step, said, as: verdict.as, to: transition.to })
  const visible = visibleTo(actor, 'return.read')
  const now = await findReturn(change.trx, visible, head.organisationCode, head.period)
  return { head: now ?? head, queries: asked }
}

/** What a step leaves on the return itself: a certificate stands for what was sent, and falls with it. */
function kept(
  step: StepRequest['step'],
  taken: { at: Date; by: number | null },
): Omit<ReturnChange, 'state'> {
  if (step === 'submit') return { sent: taken, certified: null }
  if (step === 'certify') return { certified: taken }
  return step === 'query' ? { decided: taken, certified: null } : { decided: taken }
}

async function recordStep(
  change: Change,
  head: ReturnHead,
  lines: readonly LineInContext[],
  done: { step: StepRequest['step']; said: StepWords; as: string; to: string },
): Promise<void> {
  const entry = {
    as: done.as,
    action: `return-${pastTense[done.step]}`,
    subjectKind: 'return',
    subject: returnSubject(head.organisationCode, periodSlug(head.period)),
    reason: done.said.comment,
    before: { state: head.state },
    after: {
      state: done.to,
      ...(done.step === 'accept' ? { keyIssues: head.keyIssues } : {}),
      ...(done.said.lines.size > 0 ? { lineQueries: Object.fromEntries(done.said.lines) } : {}),
    },
  }
  if (done.step === 'accept') await acceptFigures(change, head, lines, entry)
  else await change.record(entry)
}

const pastTense: Readonly<Record<StepRequest['step'], string>> = {
  submit: 'sent',
  certify: 'certified',
  query: 'queried',
  accept: 'accepted',
  reopen: 'reopened',
}
