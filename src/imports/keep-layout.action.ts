import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import { keepImportLayout, listImportLayouts, type ImportLayout } from './import-layout.sql.ts'

/** The layouts of a place, by name. */
export async function keptLayouts(app: Pick<App, 'db'>, tenantId: number): Promise<ImportLayout[]> {
  return readTenant(app.db, tenantId, listImportLayouts)
}

/** Remembers what was chosen for the files of another product; a layout of the same name is replaced. */
export async function keepLayout(
  app: Pick<App, 'db'>,
  actor: Actor,
  { name: typed, ...choices }: ImportLayout,
): Promise<true | Refusal> {
  const verdict = decide(actor, 'figures.import')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const name = storableText(typed).trim()
  if (name === '') return refuse('invalid', 'layout-name-missing')
  if (name.length > 100) return refuse('invalid', 'layout-name-too-long')
  if (Object.keys(choices.columns).length + Object.keys(choices.areas).length === 0)
    return refuse('invalid', 'layout-empty')
  return makeChange<true>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    await keepImportLayout(change.trx, actor.tenantId, { name, ...choices })
    await change.record({
      as: verdict.as,
      action: 'import-layout-kept',
      subjectKind: 'import',
      subject: name,
      after: { columns: { ...choices.columns }, areas: { ...choices.areas } },
    })
    return true
  })
}
