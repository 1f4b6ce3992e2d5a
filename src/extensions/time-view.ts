import { dayOf, shortDay, weekdayOf } from '../kernel/period-words.ts'
import { londonDate } from '../kernel/london.ts'
import type { ReturnHead } from '../returns/return.ts'
import { reasonOf, type Extension } from './extension.ts'
import type { ExtensionWords } from './words.ts'

/** What the page of a return says of its time, in words; null where there is nothing to say. */
export interface TimeView {
  readonly inForce: string | null
  readonly waiting: string | null
  readonly declined: string | null
}

export function timeView(
  { extensions, pending, granted }: TimeFacts,
  { firstDueOn }: Pick<ReturnHead, 'firstDueOn'>,
  words: ExtensionWords,
): TimeView {
  const last = extensions.at(-1)
  return {
    inForce:
      granted?.until == null
        ? null
        : words.inForce(longDay(firstDueOn), longDay(granted.until), reasonOf(granted)),
    waiting: pending ? waitingText(pending, words) : null,
    declined:
      last?.state === 'declined' && last.decidedAt
        ? words.declinedThen(dayOf(londonDate(last.decidedAt)), last.decision)
        : null,
  }
}

interface TimeFacts {
  readonly extensions: readonly Extension[]
  readonly pending: Extension | undefined
  readonly granted: Extension | undefined
}

function waitingText({ askedBy, askedUntil, askedAt }: Extension, words: ExtensionWords): string {
  return words.ask.waiting(
    askedBy ?? '',
    askedUntil === null ? '' : longDay(askedUntil),
    askedAt === null ? '' : shortDay(londonDate(askedAt)),
  )
}

/** `Friday 14 November 2008`. */
export const longDay = (day: string): string => `${weekdayOf(day)} ${dayOf(day)}`
