import type { Letter } from './letter.ts'

/** Every kind of mail there is; a reminder goes out in working hours only. */
export const messageKinds = {
  invitation: { inWorkingHours: false, daysToTry: 7 },
  added: { inWorkingHours: false, daysToTry: 7 },
  'return-open': { inWorkingHours: true, daysToTry: 7 },
  'return-due': { inWorkingHours: true, daysToTry: 4 },
  'return-late': { inWorkingHours: true, daysToTry: 4 },
  'return-late-lead': { inWorkingHours: true, daysToTry: 4 },
  'return-sent': { inWorkingHours: true, daysToTry: 7 },
  'return-queried': { inWorkingHours: true, daysToTry: 7 },
  'return-reopened': { inWorkingHours: true, daysToTry: 7 },
  'more-time-asked': { inWorkingHours: true, daysToTry: 4 },
  'more-time-given': { inWorkingHours: true, daysToTry: 7 },
  'more-time-declined': { inWorkingHours: true, daysToTry: 7 },
  'stand-in-arranged': { inWorkingHours: false, daysToTry: 7 },
  'report-published': { inWorkingHours: true, daysToTry: 7 },
  'return-link': { inWorkingHours: false, daysToTry: 7 },
} as const satisfies Record<string, { inWorkingHours: boolean; daysToTry: number }>

/** Letters whose link ends in a secret: without it the address opens nothing. */
const secretPaths: readonly string[] = ['/invitation', '/link']
export const needsSecret = ({ link }: Letter): boolean => secretPaths.includes(link.path)

export type MessageKind = keyof typeof messageKinds
export const isMessageKind = (text: string): text is MessageKind => Object.hasOwn(messageKinds, text)

export type MessageState = 'waiting' | 'sent' | 'failed' | 'cancelled'

/** What is to be written to one person. */
export interface NewMessage {
  readonly kind: MessageKind
  /** Why: the same reason is never written to twice. */
  readonly reasonKey: string
  /** `return/12`: what it is about; once that is done, what still waits is cancelled. */
  readonly about: string
  readonly personId: number
  readonly address: string
  readonly subject: string
  readonly letter: Letter
  /** What makes the letter's link open something: kept sealed, and only until the message is sent. */
  readonly secret?: string
  /** Not before; at once where absent. */
  readonly dueAt?: Date
}

/** A message whose turn it is. */
export interface WaitingMessage {
  readonly id: number
  readonly kind: MessageKind
  readonly personId: number
  readonly address: string
  readonly subject: string
  readonly letter: Letter
  readonly messageId: string
  readonly attempts: number
  readonly endsAt: Date
  readonly sealed: Buffer | null
}

/** A message as the administrator's page lists it. */
export interface MessageListed {
  readonly id: number
  readonly kind: MessageKind
  readonly personId: number
  readonly post: string
  readonly subject: string
  readonly state: MessageState
  readonly writtenAt: Date
  readonly sentAt: Date | null
  readonly attempts: number
  readonly problem: string
  readonly reply: string
}
