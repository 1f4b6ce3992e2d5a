import type { App } from '../db/app.ts'
import { londonInstant } from '../kernel/london.ts'
import { cancelAbout } from '../mail/outbox.sql.ts'
import { writeAboutReturn } from '../links/write-about-return.action.ts'
import type { Change } from '../record/make-change.action.ts'
import { aboutReturn } from './about-return.ts'
import type { AwaitedReturn } from './awaited.sql.ts'
import type { Prepared, Reminding } from './prepare-letters.action.ts'
import { reminderKinds } from './reminder-letter.ts'

/**
 * Writes the letters that remind of a return, once for each name of a reminder. What still waits from the reminder before is
 * not sent any more: however long the mail server was away, nobody gets five at once. Answers how many were written.
 */
export async function remind(
  app: Pick<App, 'dataDir'>,
  change: Change,
  head: AwaitedReturn,
  { name }: Pick<Reminding, 'name'>,
  { letters }: Prepared,
): Promise<number> {
  if (letters.length === 0 || head.rungsWritten.includes(name)) return 0
  const about = aboutReturn(head.id)
  await cancelAbout(change.trx, about, reminderKinds)
  const opensAt = londonInstant(`${head.opensOn}T08:00`)
  let written = 0
  for (const { kind, personId, address, subject, letter } of letters)
    written += Number(
      await writeAboutReturn(app, change, head.id, {
        kind,
        reasonKey: `${about}/${name}/person/${personId}`,
        about,
        personId,
        address,
        subject,
        letter,
        ...(opensAt > change.at ? { dueAt: opensAt } : {}),
      }),
    )
  return written
}
