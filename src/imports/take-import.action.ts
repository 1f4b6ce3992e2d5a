import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide, mayDo } from '../rights/policy.ts'
import { closeImportFile, findImportFile } from './import-file.sql.ts'
import type { Compared, ImportOutcome } from './import-request.action.ts'
import { importValues } from './import-values.action.ts'
import { whatIsCreated, type ImportAsked } from './preview-import.action.ts'
import { seenOf } from './seen-figures.ts'

export interface ImportTaken extends ImportAsked {
  /** What the preview said of the store (`ImportPreview.seen`). */
  readonly seen: string
  /** Leave out the rows that have a problem. */
  readonly partial: boolean
  /** Why the figures that were asked about are right. */
  readonly reason: string
}

/** Imports a file as its preview said it would, or not at all: a preview that is no longer true is refused. */
export async function takeImport(
  app: Pick<App, 'db'>,
  actor: Actor,
  { id, choices, today, seen, partial, reason }: ImportTaken,
): Promise<ImportOutcome | Refusal> {
  const verdict = decide(actor, 'figures.import')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  if (choices.create && !mayDo(actor, 'indicator.change')) return refuse('not-allowed', 'no-right')
  const file = await readTenant(app.db, actor.tenantId, (trx) => findImportFile(trx, id))
  if (!file) return refuse('not-found', 'import-file-gone')
  if (file.state !== 'waiting') return refuse('too-late', 'import-file-gone')
  const why = storableText(reason).trim()
  return importValues(app, actor.tenantId, authorOf(actor), verdict.as, {
    name: file.name,
    text: file.content,
    source: file.source,
    create: whatIsCreated(actor, choices),
    dryRun: false,
    partial,
    reason: why,
    choices,
    today,
    look: async ({ change, held, findings }: Compared) => {
      if (seenOf(held) !== seen) return refuse('conflict', 'preview-moved-on')
      const wrong = reasonProblem(
        why,
        findings.some(({ severity }) => severity === 'query'),
      )
      if (wrong) return refuse('invalid', wrong)
      return (await closeImportFile(change.trx, id)) ? undefined : refuse('too-late', 'import-file-gone')
    },
  })
}

function reasonProblem(reason: string, isAsked: boolean): string | null {
  if (isAsked && reason === '') return 'reason-missing'
  return reason.length > 1_000 ? 'reason-too-long' : null
}
