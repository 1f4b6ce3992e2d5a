import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { loadReturnPage } from '../returns/load-page.action.ts'
import type { Entered, ReturnHead } from '../returns/return.ts'
import { saveReturn } from '../returns/save-return.action.ts'
import type { Actor } from '../rights/actor.ts'
import type { ReturnAt } from './issue-workbook.action.ts'
import type { Chosen } from './read-chosen.ts'

/** Puts in, of what was changed in both places, the workbook's where that was chosen. */
export async function takeChosen(
  app: Pick<App, 'db'>,
  actor: Actor,
  at: ReturnAt,
  chosen: Chosen,
): Promise<ReturnHead | Refusal> {
  const found = await readTenant(app.db, actor.tenantId, (trx) =>
    loadReturnPage(trx, actor, at.organisationCode, at.period),
  )
  if (!found) return refuse('not-found', 'return-not-found')
  const lines = new Map(
    found.lines.flatMap(({ indicator: { code }, entered }): [string, Entered][] => {
      const changes = chosen.lines.get(code)
      return changes && chosen.taken.has(code) ? [[code, { ...entered, ...changes }]] : []
    }),
  )
  const keyIssues = chosen.taken.has('key-issues') ? chosen.keyIssues : undefined
  return saveReturn(app, actor, at, { lines, keyIssues, version: chosen.version })
}
