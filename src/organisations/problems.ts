import type { Finding } from '../kernel/finding.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'

export function problem(field: string, code: string, args: Finding['args'] = {}): Finding {
  return { field, code, severity: 'error', args }
}

/** What was asked for is refused until these are put right. */
export function hasProblems(findings: readonly Finding[]): Refusal<'form-has-problems'> {
  return refuse('invalid', 'form-has-problems', { problems: findings.length }, findings)
}
