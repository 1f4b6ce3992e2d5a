import type { TenantTransaction } from '../db/tenant.ts'
import { listEveryAlias } from '../definitions/alias.sql.ts'
import { codeInFile } from './code-in-file.ts'

/** The code of today of every indicator that had another before, by that other one as a file has it. */
export async function oldCodes(trx: TenantTransaction): Promise<Map<string, string>> {
  const aliases = await listEveryAlias(trx)
  return new Map(aliases.map(({ alias, code }) => [codeInFile(alias), code]))
}
