import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import { keepImportLayout, type ImportLayout } from './import-layout.sql.ts'

/** Remembers what the columns of another product are called here; a layout of the same name is replaced. */
export async function keepLayout(
  app: Pick<App, 'db'>,
  actor: Actor,
  { name: typed, columns }: ImportLayout,
): Promise<true | Refusal> {
  const verdict = decide(actor, 'figures.import')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const name = storableText(typed).trim()
  if (name === '') return refuse('invalid', 'layout-name-missing')
  if (name.length > 100) return refuse('invalid', 'layout-name-too-long')
  if (Object.keys(columns).length === 0) return refuse('invalid', 'layout-empty')
  return makeChange<true>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    await keepImportLayout(change.trx, actor.tenantId, { name, columns })
    await change.record({
      as: verdict.as,
      action: 'import-layout-kept',
      subjectKind: 'import',
      subject: name,
      after: { columns: { ...columns } },
    })
    return true
  })
}
