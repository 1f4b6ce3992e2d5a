import type { App } from '../db/app.ts'
import type { Period } from '../kernel/period.ts'
import { cancelAbout } from '../mail/outbox.sql.ts'
import type { Change } from '../record/make-change.action.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'
import type { Action } from '../rights/roles.ts'
import { whoMay } from '../rights/who-may.ts'
import { aboutDecision, aboutReturn } from './about-return.ts'
import { actBy, hasComeBack } from './act-by.ts'
import { listHands } from './hands.sql.ts'
import { stepLetter, type LineAsked } from './step-letter.ts'
import { tell } from './tell.action.ts'

/** A return as a step has left it. */
export interface SteppedReturn {
  readonly id: number
  readonly organisationId: number
  readonly organisationCode: string
  readonly organisationName: string
  readonly period: Period
  readonly state: string
  readonly version: number
  readonly dueOn: string
  readonly decidedAt: Date | null
}

export interface StepTold {
  /** The post that took the step, and what it said. */
  readonly by: string
  readonly comment: string
  /** What it asked about single lines. */
  readonly queries: readonly LineAsked[]
  /** The rights of those who act next; nobody is told where there are none. */
  readonly nextRights: readonly Action[]
  readonly enteredBy: readonly number[]
}

/**
 * Tells those who act next that a step of a return was taken: what came back, whoever entered and sent it; what was sent in,
 * whoever may take it further. One letter a step to each, in the change itself.
 */
export async function tellStep(
  app: Pick<App, 'dataDir' | 'mail'>,
  change: Change,
  head: SteppedReturn,
  { by, comment, queries, nextRights, enteredBy }: StepTold,
): Promise<void> {
  const { organisationId, state } = head
  const actors = await listActors(change.trx, change.tenantId, dayOfChange(change))
  const ableTo = (right: Action): number[] =>
    whoMay(actors, right, { organisationId, enteredBy }).map(({ personId }) => personId)
  // Whoever was asked to decide need not any more.
  await cancelAbout(change.trx, aboutDecision(head.id))
  const reason = `${aboutReturn(head.id)}/step-${head.version}`
  if (!hasComeBack(state)) {
    await tell(app, change, {
      kind: 'return-sent',
      about: aboutDecision(head.id),
      reason,
      personIds: [...new Set(nextRights.flatMap(ableTo))],
      write: (place) =>
        stepLetter('return-sent', place, { head, by, comment, queries, answerBy: head.dueOn }),
    })
    return
  }
  const kind = state === 'queried' ? 'return-queried' : 'return-reopened'
  const answerBy = actBy(head)
  const telling = {
    kind,
    about: aboutReturn(head.id),
    reason,
    write: (place: Parameters<typeof stepLetter>[1]) =>
      stepLetter(kind, place, { head, by, comment, queries, answerBy }),
  } as const
  const fillers = ableTo('return.fill')
  const hands = (await listHands(change.trx, head.id)).filter((id) => fillers.includes(id))
  const told = await tell(app, change, { ...telling, personIds: hands })
  // Whoever filled it in is here no more, or has no address: then everybody who may.
  if (told === 0) await tell(app, change, { ...telling, personIds: fillers })
}
