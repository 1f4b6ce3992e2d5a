import { z } from '@hono/zod-openapi'
import { text } from '../api/schemas.ts'
import type { LeftOut, ReminderShown, RemindersSent } from './reminders-shown.ts'

const department = z.object({ code: z.string(), name: z.string() })
const leftOut = z
  .array(z.object({ department, why: z.enum(['sent', 'reminded', 'nobody', 'changed']) }))
  .openapi({
    description: 'Sent in since, reminded today already, nobody with an address, or not as it was shown.',
  })

const period = text(40).openapi({ example: 'q2-2008-09' })

export const remindersAskedSchema = z
  .strictObject({
    period,
    departments: z
      .array(text(100))
      .min(1)
      .max(1_000)
      .openapi({ description: 'Codes; one that owes no return of the quarter is passed over.' }),
  })
  .openapi('RemindersAsked')

/** Everything that would be written, and to whom: nothing has been. */
export const remindersShownSchema = z
  .object({
    whyNone: z
      .enum(['demonstration', 'not-configured'])
      .nullable()
      .openapi({ description: 'Why no mail goes out from here at all; null where it does.' }),
    reminders: z.array(
      z.object({
        department,
        digest: z.string().openapi({
          description: 'Of exactly this: sent back with it, nothing that would differ goes out.',
        }),
        letters: z.array(
          z.object({
            to: z.array(z.object({ post: z.string(), address: z.string() })),
            subject: z.string(),
            text: z.string(),
          }),
        ),
        unreachable: z
          .array(z.string())
          .openapi({ description: 'Posts that may fill in the return, and to which no mail can be sent.' }),
      }),
    ),
    leftOut,
  })
  .openapi('RemindersShown')

export const remindersToSendSchema = z
  .strictObject({
    period,
    shown: z
      .array(z.strictObject({ department: text(100), digest: text(100) }))
      .min(1)
      .max(1_000)
      .openapi({ description: 'Each department to remind, with the digest of what was shown for it.' }),
  })
  .openapi('RemindersToSend')

export const remindersSentSchema = z
  .object({ messages: z.number().int(), departments: z.number().int(), leftOut })
  .openapi('RemindersSent')

export function remindersShownJson(page: {
  readonly whyNone: 'demonstration' | 'not-configured' | null
  readonly shown: readonly ReminderShown[]
  readonly leftOut: readonly LeftOut[]
}): z.input<typeof remindersShownSchema> {
  return {
    whyNone: page.whyNone,
    reminders: page.shown.map(({ code, name, digest, letters, unreachable }) => ({
      department: { code, name },
      digest,
      letters: letters.map(({ to, subject, text: said }) => ({ to: [...to], subject, text: said })),
      unreachable: [...unreachable],
    })),
    leftOut: page.leftOut.map(leftOutJson),
  }
}

export function remindersSentJson(sent: RemindersSent): z.input<typeof remindersSentSchema> {
  const { messages, departments } = sent
  return { messages, departments, leftOut: sent.leftOut.map(leftOutJson) }
}

const leftOutJson = ({ code, name, why }: LeftOut) => ({ department: { code, name }, why })
