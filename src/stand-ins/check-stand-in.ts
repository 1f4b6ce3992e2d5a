import type { Finding } from '../kernel/finding.ts'
import { checkLoan, type GrantForm } from '../rights/check-grant.ts'

/** Everything that is wrong with a stand-in as it was typed; how far each role goes is looked at when it is lent. */
export function* checkStandIn(
  form: Pick<GrantForm, 'startsOn' | 'endsOn' | 'reason'> & {
    readonly grantIds: readonly number[]
    readonly personId: number
  },
  today: string,
): Generator<Finding> {
  if (form.grantIds.length === 0)
    yield { field: 'grantId', code: 'roles-missing', severity: 'error', args: {} }
  if (form.personId === 0) yield { field: 'personId', code: 'borrower-missing', severity: 'error', args: {} }
  yield* checkLoan(form, today, null)
}
