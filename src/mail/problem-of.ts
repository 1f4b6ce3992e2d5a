import { z } from 'zod'
import { oneLine } from './one-line.ts'
import type { ProblemCode } from './words.ts'

/** Why a message was not sent; `of` tells whether the next one would fare alike, and whether trying again can help. */
export interface Problem {
  readonly code: ProblemCode
  readonly of: 'server' | 'message'
  readonly isFinal: boolean
  /** What the mail server said, without line breaks; '' where it said nothing. */
  readonly reply: string
}

const faultSchema = z.object({
  code: z.string().default(''),
  command: z.string().default(''),
  responseCode: z.number().default(0),
  response: z.string().default(''),
})

const ofServer = (code: ProblemCode, reply: string): Problem => ({
  code,
  of: 'server',
  isFinal: false,
  reply,
})

/** Reads an error of the mail library by its code and the answer of the server (RFC 5321 §4.2.1: 4xx for now, 5xx for good). */
export function problemOf(error: unknown): Problem {
  const fault = faultSchema.safeParse(error)
  if (!fault.success) return { code: 'other', of: 'message', isFinal: false, reply: '' }
  const { code, command, responseCode, response } = fault.data
  const reply = oneLine(response).slice(0, 200)
  if (code === 'EAUTH' || code === 'ENOAUTH') return ofServer('sign-in-refused', reply)
  if (responseCode === 421 || responseCode === 0)
    return code === ''
      ? { code: 'other', of: 'message', isFinal: false, reply }
      : ofServer('unreachable', reply)
  if (command === 'MAIL FROM' || command === 'EHLO' || command === 'HELO' || command === 'STARTTLS')
    return ofServer(command === 'MAIL FROM' ? 'sender-refused' : 'unreachable', reply)
  const isFinal = responseCode >= 500
  return { code: isFinal ? 'refused' : 'refused-for-now', of: 'message', isFinal, reply }
}
