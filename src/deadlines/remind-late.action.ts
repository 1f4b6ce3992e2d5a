import { createHash } from 'node:crypto'
import type { App } from '../db/app.ts'
import { readTenant, type TenantTransaction } from '../db/tenant.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { renderLetter } from '../mail/render-letter.ts'
import { sendsMail } from '../mail/write-message.action.ts'
import type { Place } from '../places/place.ts'
import { makeChange } from '../record/make-change.action.ts'
import { listAwaited, type AwaitedReturn } from '../reminders/awaited.sql.ts'
import { prepareLetters, type Prepared, type Reminding } from '../reminders/prepare-letters.action.ts'
import { remind } from '../reminders/remind.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { listActors } from '../rights/find-actor.sql.ts'
import { dayOfChange } from '../rights/grants-now.action.ts'
import { decide, mayDo, visibleTo } from '../rights/policy.ts'
import type { LeftOut, ReminderShown, RemindersSent } from './reminders-shown.ts'
import { listStandings } from './standing.sql.ts'

export interface RemindersPage {
  /** Why no mail goes out from here at all; null where it does. */
  readonly whyNone: 'demonstration' | 'not-configured' | null
  readonly shown: readonly ReminderShown[]
  readonly leftOut: readonly LeftOut[]
}

/** Everything that would be sent to remind these departments of a quarter, word for word; undefined for whoever may not. */
export async function loadReminders(
  app: Pick<App, 'db' | 'mail' | 'publicOrigin'>,
  actor: Actor,
  place: Place,
  asked: { readonly period: Period; readonly codes: readonly string[] },
  today: string,
): Promise<RemindersPage | undefined> {
  if (!mayDo(actor, 'round.open')) return undefined
  return readTenant(app.db, place.id, async (trx) => {
    const { found, leftOut } = await prepareAll(trx, actor, place, asked, today)
    return {
      whyNone: place.isDemonstration ? 'demonstration' : app.mail ? null : 'not-configured',
      shown: found.map(({ head, prepared }) => shownOf(app.publicOrigin, head, prepared)),
      leftOut,
    }
  })
}

/**
 * Sends what the page showed, and nothing that it did not show: what has changed since is left out and told. `shown`: for each
 * department that was shown, the digest of what it was shown with. The same day reminds of the same return once.
 */
export async function sendReminders(
  app: Pick<App, 'db' | 'dataDir' | 'mail'>,
  actor: Actor,
  place: Place,
  { period, shown }: { readonly period: Period; readonly shown: ReadonlyMap<string, string> },
): Promise<RemindersSent | Refusal> {
  const verdict = decide(actor, 'round.open')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  if (!sendsMail(app, place)) return refuse('conflict', 'no-mail-from-here')
  return makeChange<RemindersSent>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    const today = dayOfChange(change)
    const asked = { period, codes: [...shown.keys()] }
    const { found, leftOut } = await prepareAll(change.trx, actor, place, asked, today)
    const changed: LeftOut[] = []
    const departments: string[] = []
    let messages = 0
    for (const { head, reminding, prepared } of found) {
      const { organisationCode: code, organisationName: name } = head
      if (digestOf(prepared) !== shown.get(code)) {
        changed.push({ code, name, why: 'changed' })
        continue
      }
      messages += await remind(app, change, head, reminding, prepared)
      departments.push(code)
    }
    const told = [...leftOut, ...changed]
    if (messages === 0) {
      const isRepeated = told.length > 0 && told.every(({ why }) => why === 'reminded')
      return refuse('conflict', isRepeated ? 'reminded-already' : 'nothing-sent')
    }
    await change.record({
      as: verdict.as,
      action: 'reminders-sent',
      subjectKind: 'round',
      subject: periodSlug(period),
      after: { messages, departments },
    })
    return { messages, departments: departments.length, leftOut: told }
  })
}

interface Found {
  readonly head: AwaitedReturn
  readonly reminding: Reminding
  readonly prepared: Prepared
}

async function prepareAll(
  trx: TenantTransaction,
  actor: Actor,
  place: Place,
  { period, codes }: { readonly period: Period; readonly codes: readonly string[] },
  today: string,
): Promise<{ found: Found[]; leftOut: LeftOut[] }> {
  const standings = await listStandings(trx, visibleTo(actor, 'return.read'), [period], null)
  const awaited = await listAwaited(trx, period)
  const actors = await listActors(trx, place.id, today)
  const found: Found[] = []
  const leftOut: LeftOut[] = []
  for (const { department } of standings.filter((standing) => codes.includes(standing.department.code))) {
    const head = awaited.find(({ organisationCode }) => organisationCode === department.code)
    const reminding = byHand(head, today)
    if (!head) leftOut.push({ ...department, why: 'sent' })
    else if (head.rungsWritten.includes(reminding.name)) leftOut.push({ ...department, why: 'reminded' })
    else {
      const prepared = await prepareLetters(trx, place, head, reminding, actors, today)
      if (prepared.letters.length === 0) leftOut.push({ ...department, why: 'nobody' })
      else found.push({ head, reminding, prepared })
    }
  }
  return { found, leftOut }
}

function byHand(head: AwaitedReturn | undefined, today: string): Reminding {
  const isLate = head !== undefined && today > head.dueOn
  return { kind: isLate ? 'return-late' : 'return-due', name: `by-hand-${today}`, tellsLead: false }
}

function shownOf(origin: string, head: AwaitedReturn, prepared: Prepared): ReminderShown {
  const letters = Map.groupBy(prepared.letters, ({ subject, letter }) => JSON.stringify([subject, letter]))
  return {
    code: head.organisationCode,
    name: head.organisationName,
    digest: digestOf(prepared),
    unreachable: prepared.unreachable,
    letters: [...letters.values()].flatMap((same) => {
      const [first] = same
      if (!first) return []
      const { text } = renderLetter(first.letter, `${origin}${first.letter.link.path}`)
      return { to: same.map(({ post, address }) => ({ post, address })), subject: first.subject, text }
    }),
  }
}

function digestOf({ letters }: Prepared): string {
  const said = letters.map(({ personId, address, subject, letter }) => [personId, address, subject, letter])
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}
