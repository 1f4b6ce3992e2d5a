import type { App } from '../db/app.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import { londonDate, londonInstant } from '../kernel/london.ts'
import { writeAboutReturn } from '../links/write-about-return.action.ts'
import { listAddressees, type Addressee } from '../mail/address.sql.ts'
import { listAllPosts } from '../people/post.sql.ts'
import type { Place } from '../places/place.ts'
import type { Change } from '../record/make-change.action.ts'
import type { Actor } from '../rights/actor.ts'
import { whoMay } from '../rights/who-may.ts'
import { aboutReturn } from './about-return.ts'
import { leadsAbove } from './leads-above.ts'
import { reminderLetter, type ReminderKind } from './reminder-letter.ts'
import { workingDaysPast } from './reminders-due.ts'
import type { AwaitedReturn } from './awaited.sql.ts'
import { listLines } from './return.sql.ts'

export interface Reminding {
  readonly kind: Exclude<ReminderKind, 'return-late-lead'>
  /** The rung of the ladder, or `open`: each is written once to each person. */
  readonly name: string
  readonly tellsLead: boolean
}

export type RemindedOf = Omit<AwaitedReturn, 'state' | 'rungsWritten'>

/**
 * Writes to everybody who may fill in a return and has an address, and to their line lead where the ladder says so. `actors`:
 * everybody who holds a role today, roles that were lent for an absence included. Answers how many were written.
 */
export async function remind(
  app: Pick<App, 'dataDir'>,
  change: Change,
  place: Place,
  head: RemindedOf,
  reminding: Reminding,
  actors: readonly Actor[],
): Promise<number> {
  const { trx, at } = change
  const today = londonDate(at)
  const fillers = whoMay(actors, 'return.fill', { organisationId: head.organisationId })
  const reminded = await listAddressees(
    trx,
    fillers.map(({ personId }) => personId),
    today,
  )
  const leads = reminding.tellsLead ? await loadLeads(trx, reminded, today) : []
  const about = {
    ...head,
    linesLeft: (await listLines(trx, head.id)).filter(
      ({ answer, typed }) => answer === '' && typed.trim() === '',
    ).length,
    workingDaysLate: workingDaysPast(head.dueOn, today),
  }
  const opensAt = londonInstant(`${head.opensOn}T08:00`)
  const write = (to: Addressee, kind: ReminderKind): Promise<boolean> =>
    writeAboutReturn(app, change, head.id, {
      kind,
      reasonKey: `${aboutReturn(head.id)}/${reminding.name}/person/${to.personId}`,
      about: aboutReturn(head.id),
      personId: to.personId,
      address: to.address,
      ...reminderLetter(kind, place, about, {
        to: reminded.map(({ post }) => post),
        tellsLead: leads.length > 0,
      }),
      ...(opensAt > at ? { dueAt: opensAt } : {}),
    })
  let written = 0
  for (const to of reminded) written += Number(await write(to, reminding.kind))
  for (const to of leads) written += Number(await write(to, 'return-late-lead'))
  return written
}

async function loadLeads(
  trx: TenantTransaction,
  reminded: readonly Addressee[],
  today: string,
): Promise<Addressee[]> {
  const ids = new Set(reminded.map(({ personId }) => personId))
  return listAddressees(trx, leadsAbove(await listAllPosts(trx, today), ids), today)
}
