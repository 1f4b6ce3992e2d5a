import type { App } from '../db/app.ts'
import { findIndicator } from '../figures/indicator.sql.ts'
import { isDay } from '../kernel/day.ts'
import type { Finding } from '../kernel/finding.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { hasProblems, problem } from '../organisations/problems.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import { oneOf } from '../definitions/check-definition.ts'
import { answers, dimensions, gradeOf, type Dimension, type QualityAnswer } from './quality.ts'
import { insertQualityCheck, listQualityChecks } from './quality.sql.ts'

/** A check as it was typed: a box for each answer, and one for each note (`accuracy-note`). */
export type TypedCheck = Readonly<Record<QualityBox, string>>
export const qualityBoxes = [
  'checkedOn',
  ...dimensions,
  ...dimensions.map((dimension) => `${dimension}-note` as const),
] as const
export type QualityBox = (typeof qualityBoxes)[number]

/** Records what somebody found about the quality of an indicator's figures, as its next check. Answers its number. */
export async function checkQuality(
  app: Pick<App, 'db'>,
  actor: Actor,
  { code, version }: { readonly code: string; readonly version: number },
  typed: TypedCheck,
  today: string,
): Promise<number | Refusal> {
  const verdict = decide(actor, 'indicator.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return makeChange<number>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const { trx, tenantId } = change
    const indicator = await findIndicator(trx, code)
    if (!indicator) return refuse('not-found', 'indicator-not-found', { code })
    const [before] = await listQualityChecks(trx, indicator.id, null)
    if ((before?.version ?? 0) !== version) return refuse('conflict', 'indicator-changed-meanwhile')
    const findings = [...checkTyped(typed, today)]
    if (findings.length > 0) return hasProblems(findings)
    const given = Object.fromEntries(dimensions.map((dimension) => [dimension, answerIn(typed, dimension)]))
    const grade = gradeOf(dimensions.map((dimension) => answerIn(typed, dimension).answer))
    await insertQualityCheck(trx, tenantId, indicator.id, {
      version: version + 1,
      checkedOn: typed.checkedOn,
      grade,
      answers: given as Record<Dimension, QualityAnswer>,
      checkedById: actor.personId,
      recordedAt: change.at,
    })
    await change.record({
      as: verdict.as,
      action: 'quality-checked',
      subjectKind: 'indicator',
      subject: code,
      ...(before ? { before: { checkedOn: before.checkedOn, grade: before.grade } } : {}),
      after: { checkedOn: typed.checkedOn, grade, answers: dimensions.map((one) => `${one}: ${typed[one]}`) },
    })
    return version + 1
  })
}

function* checkTyped(typed: TypedCheck, today: string): Generator<Finding> {
  if (!isDay(typed.checkedOn) || typed.checkedOn > today) yield problem('checkedOn', 'checked-on')
  for (const dimension of dimensions) {
    const answer = oneOf(answers, typed[dimension])
    if (answer === null) yield problem(dimension, 'answer-missing', { dimension })
    if (typed[`${dimension}-note`].length > 1_000)
      yield problem(`${dimension}-note`, 'too-long', { box: 'note', most: 1_000 })
    else if (answer !== null && answer !== 'yes' && typed[`${dimension}-note`] === '')
      yield problem(`${dimension}-note`, 'note-missing', { dimension })
  }
}

function answerIn(typed: TypedCheck, dimension: Dimension): QualityAnswer {
  return { answer: oneOf(answers, typed[dimension]) ?? 'no', note: storableText(typed[`${dimension}-note`]) }
}
