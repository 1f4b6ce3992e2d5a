import { listThemes } from '../bodies/theme.sql.ts'
import type { TenantTransaction } from '../db/tenant.ts'
import { findOrganisation } from '../organisations/organisation.sql.ts'
import type { ReportDefinition } from '../reports/report-list.ts'
import { wholeScope as whole, type ReportScope } from './report-scope.ts'

/** Undefined where there is no such department or theme. */
export async function findReportScope(
  trx: TenantTransaction,
  { of }: Pick<ReportDefinition, 'of'>,
  code: string,
): Promise<ReportScope | undefined> {
  if (of === 'department') {
    const found = await findOrganisation(trx, code)
    return (
      found && {
        ...whole,
        organisationId: found.id,
        facts: { organisationId: found.id },
        reach: { organisation: new Set([found.id]) },
      }
    )
  }
  if (of === 'theme') {
    const found = (await listThemes(trx)).find((theme) => theme.code === code)
    return (
      found && {
        ...whole,
        themeId: found.id,
        facts: { themeIds: [found.id] },
        reach: { theme: new Set([found.id]) },
      }
    )
  }
  return whole
}
