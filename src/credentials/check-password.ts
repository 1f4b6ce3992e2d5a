import type { Finding } from '../kernel/finding.ts'
import { isKnownBad } from './is-known-bad.ts'

export const leastAlone = 15
export const leastWithSecondFactor = 8
export const mostSigns = 128

/** How long a password is: in signs of any script, however they are put together. */
export function signsIn(password: string): number {
  return Array.from(password.normalize('NFC')).length
}

export interface PasswordRules {
  /** The form's own name of the box. */
  readonly field: string
  readonly hasSecondFactor: boolean
  /** What stands around the person: place, council, post, address. A password made of it is easily guessed. */
  readonly context: readonly string[]
}

/**
 * The rules of a password (NIST SP 800-63B-4 §3.1.1, NCSC): its length in signs of any script, and that it is none of
 * those that are tried first. No rule of capitals or figures, and it never has to be changed for its age.
 */
export function* checkPassword(password: string, rules: PasswordRules): Generator<Finding> {
  const error = (code: string, args: Finding['args'] = {}): Finding => ({
    field: rules.field,
    code,
    severity: 'error',
    args,
  })
  const signs = signsIn(password)
  const least = rules.hasSecondFactor ? leastWithSecondFactor : leastAlone
  if (signs === 0) yield error('password-missing')
  else if (signs < least) yield error('password-too-short', { least })
  else if (signs > mostSigns) yield error('password-too-long', { most: mostSigns })
  else if (isKnownBad(password, ['throughline', ...rules.context])) yield error('password-known')
}
