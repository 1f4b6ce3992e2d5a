import { readTenant, type TenantTransaction } from '../../db/tenant.ts'
import { listIndicators } from '../../figures/indicator.sql.ts'
import { periodSlug } from '../../kernel/period-words.ts'
import type { Period } from '../../kernel/period.ts'
import { refuse } from '../../kernel/refusal.ts'
import { findOrganisation } from '../../organisations/organisation.sql.ts'
import { listHistory } from '../../record/audit.sql.ts'
import { returnSubject } from '../../returns/return.ts'
import { visibleTo } from '../../rights/policy.ts'
import type { DepartmentalFigures } from './departmental.ts'
import { loadRows } from '../load-rows.action.ts'
import { headOf } from '../report-head.ts'
import type { LoadReport } from '../load-report.action.ts'
import { signOffOf, type SignOff } from './sign-off.ts'

/** What a department's quarterly report says, with the rights of its reader. */
export const loadDepartmental: LoadReport<DepartmentalFigures> = (app, place, actor, request) =>
  readTenant(app.db, place.id, async (trx) => {
    const { body, period, asAt } = request
    const department = await findOrganisation(trx, body)
    const visible = visibleTo(actor, 'performance.read')
    const indicators = department ? await listIndicators(trx, visible, { organisationId: department.id }) : []
    const due = indicators.filter((indicator) => indicator.periodKind === period.kind)
    if (!department || due.length === 0) return refuse('not-found', 'report-not-found')
    const head = headOf(app.publicOrigin, place, department, request)
    return {
      ...head,
      signOff: await loadSignOff(trx, department.code, period, asAt),
      rows: await loadRows(trx, actor, due, head),
      others: indicators.filter((indicator) => !due.includes(indicator)),
    }
  })

async function loadSignOff(
  trx: TenantTransaction,
  department: string,
  period: Period,
  asAt: Date,
): Promise<SignOff | null> {
  const subject = returnSubject(department, periodSlug(period))
  return signOffOf(await listHistory(trx, { subjectKind: 'return', subjects: [subject] }, 1_000), asAt)
}
