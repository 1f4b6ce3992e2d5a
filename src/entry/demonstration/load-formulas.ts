import type { App } from '../../db/app.ts'
import { recordFormula } from '../../derived/set-formula.action.ts'
import { findIndicator } from '../../figures/indicator.sql.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { makeChange } from '../../record/make-change.action.ts'
import { csvTable } from './csv-table.ts'
import { demonstrator, must } from './load-people.ts'

type Column = 'indicator_code' | 'formula' | 'source'

/** The formulas of the indicators that are worked out, each with where it comes from as its reason. */
export async function loadFormulas(app: App, tenantId: number, folder: string): Promise<void> {
  const rows = await csvTable<Column>(`${folder}/formulas.csv`)
  must(
    await makeChange(app.db, tenantId, demonstrator, async (change) => {
      for (const { indicator_code, formula, source } of rows) {
        const indicator = await findIndicator(change.trx, indicator_code)
        if (!indicator) throw new Error(`the demonstration has no indicator ${indicator_code}`)
        const set = await recordFormula(change, 'set-up', indicator, { formula, reason: source }, 0)
        if (isRefusal(set)) return set
      }
      return rows.length
    }),
  )
}
