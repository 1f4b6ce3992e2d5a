import type { App } from '../db/app.ts'
import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import { endOf, samePeriod, type Period } from '../kernel/period.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'
import { decide } from '../rights/policy.ts'
import { whoMay } from '../rights/who-may.ts'
import type { Asked, DueLine } from '../figures/due-in.ts'
import { makeChange } from '../record/make-change.action.ts'
import { insertReturn } from './return.sql.ts'
import { tellOpened } from '../reminders/tell-opened.action.ts'
import { insertRound, listDue, listRounds, type Round } from '../figures/round.sql.ts'

/** What is left out: two hands sign, and it asks for what is due in its quarter. */
export type AskedRound = Omit<Round, 'hands'> & Partial<Pick<Round, 'hands'>> & { readonly asks?: Asked }

/** Opens a quarter: every department that has figures due in it is asked for a return, and told by mail. Answers how many are. */
export async function openRound(
  app: Pick<App, 'db' | 'dataDir' | 'mail'>,
  actor: Actor,
  asked: AskedRound,
): Promise<number | Refusal> {
  const { asks = 'what-is-due', ...rest } = asked
  const round: Round = { hands: 2, ...rest }
  const verdict = decide(actor, 'round.open')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  if (round.dueOn < round.opensOn || round.opensOn <= endOf(round.period)) {
    return refuse('invalid', 'round-dates', { period: periodLabel(round.period) })
  }
  return makeChange(app.db, actor.tenantId, authorOf(actor), async (change) => {
    if (await isOpen(change.trx, round.period)) {
      return refuse('conflict', 'round-open-already', { period: periodLabel(round.period) })
    }
    const due = await listDue(change.trx, round.period, asks)
    if (due.length === 0) return refuse('conflict', 'nothing-due', { period: periodLabel(round.period) })
    await insertRound(change.trx, actor.tenantId, round)
    const actors = await listActors(change.trx, actor.tenantId, dayOfChange(change))
    for (const { organisationId, lines } of due) {
      const fillers = new Set(whoMay(actors, 'return.fill', { organisationId }).map((one) => one.personId))
      await insertReturn(change.trx, actor.tenantId, organisationId, round.period, ownedBy(lines, fillers))
    }
    await tellOpened(app, change, round.period)
    await change.record({
      as: verdict.as,
      action: 'round-opened',
      subjectKind: 'round',
      subject: periodSlug(round.period),
      after: {
        opensOn: round.opensOn,
        dueOn: round.dueOn,
        hands: round.hands,
        ...(asks === 'everything' ? { everything: true } : {}),
        departments: due.map(({ organisationCode }) => organisationCode),
      },
    })
    return due.length
  })
}

async function isOpen(trx: Parameters<typeof listRounds>[0], period: Period): Promise<boolean> {
  return (await listRounds(trx)).some((round) => samePeriod(round.period, period))
}

/** Whoever collates an indicator fills its line in, where they may. */
function ownedBy(lines: readonly DueLine[], fillers: ReadonlySet<number>): DueLine[] {
  return lines.map((line) =>
    line.ownerId !== null && fillers.has(line.ownerId) ? line : { ...line, ownerId: null },
  )
}
