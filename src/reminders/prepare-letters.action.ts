import type { TenantTransaction } from '../db/tenant.ts'
import { listAddressees, type Addressee } from '../mail/address.sql.ts'
import type { Letter } from '../mail/letter.ts'
import { listAllPosts } from '../people/post.sql.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { whoMay, type MayDo } from '../rights/who-may.ts'
import type { AwaitedReturn } from './awaited.sql.ts'
import { leadsAbove } from './leads-above.ts'
import { reminderLetter, type ReminderKind, type StandIn } from './reminder-letter.ts'
import { workingDaysPast } from './reminders-due.ts'

export interface Reminding {
  readonly kind: Exclude<ReminderKind, 'return-late-lead'>
  /** The rung of the ladder, `open` or `by-hand-2008-11-18`: each is written once to each person. */
  readonly name: string
  readonly tellsLead: boolean
}

/** One letter as it would be written now. */
export interface PreparedLetter extends Addressee {
  readonly kind: ReminderKind
  readonly subject: string
  readonly letter: Letter
}

export interface Prepared {
  readonly letters: readonly PreparedLetter[]
  /** Posts that may fill in the return, and to which no mail can be sent. */
  readonly unreachable: readonly string[]
}

/**
 * What reminds of a return: a letter to everybody who may fill it in and has an address, and to their line lead where it says
 * so. `actors`: everybody who holds a role today, roles that were lent for an absence included.
 */
export async function prepareLetters(
  trx: TenantTransaction,
  place: Place,
  head: AwaitedReturn,
  { kind, tellsLead }: Reminding,
  actors: readonly Actor[],
  today: string,
): Promise<Prepared> {
  const fillers = whoMay(actors, 'return.fill', { organisationId: head.organisationId })
  const reminded = await listAddressees(
    trx,
    fillers.map(({ personId }) => personId),
    today,
  )
  const leads = tellsLead ? await loadLeads(trx, reminded, today) : []
  const about = { ...head, workingDaysLate: workingDaysPast(head.dueOn, today) }
  const told = { to: reminded.map(({ post }) => post), tellsLead: leads.length > 0 }
  const reached = new Set(reminded.map(({ personId }) => personId))
  return {
    letters: [
      ...reminded.map((to) => {
        const standsInFor = standInOf(actors, fillers, to.personId)
        return { ...to, kind, ...reminderLetter(kind, place, about, { ...told, standsInFor }) }
      }),
      ...leads.map((to) => ({
        ...to,
        kind: 'return-late-lead' as const,
        ...reminderLetter('return-late-lead', place, about, told),
      })),
    ],
    unreachable: fillers.filter(({ personId }) => !reached.has(personId)).map(({ post }) => post),
  }
}

/** Whose absence brings the letter to somebody who fills in with a role that was lent; null for whoever has one of their own. */
function standInOf(actors: readonly Actor[], fillers: readonly MayDo[], personId: number): StandIn | null {
  const lentBy = fillers.find((filler) => filler.personId === personId)?.lentBy
  const grants = actors.find((actor) => actor.personId === personId)?.grants ?? []
  const until = grants.find((grant) => grant.lentBy === lentBy)?.lentUntil
  return lentBy === undefined ? null : { post: lentBy, until: until ?? null }
}

async function loadLeads(
  trx: TenantTransaction,
  reminded: readonly Addressee[],
  today: string,
): Promise<Addressee[]> {
  const ids = new Set(reminded.map(({ personId }) => personId))
  return listAddressees(trx, leadsAbove(await listAllPosts(trx, today), ids), today)
}
