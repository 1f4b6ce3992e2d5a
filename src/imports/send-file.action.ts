import type { App } from '../db/app.ts'
import type { Finding } from '../kernel/finding.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { storableText } from '../kernel/storable-text.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decide } from '../rights/policy.ts'
import { daysKept, largestFile } from './import-file.ts'
import { deleteFilesSentBefore, insertImportFile } from './import-file.sql.ts'
import { sheetOfFile } from '../files/sheet-of-file.action.ts'

export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly source: string
}

/** Keeps a file to be looked at: nothing of it is in the store of values yet. Answers its number. */
export async function sendFile(
  app: Pick<App, 'db'>,
  actor: Actor,
  sent: SentFile,
): Promise<number | Refusal> {
  const verdict = decide(actor, 'figures.import')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const findings = [...checkSent(sent)]
  if (findings.length > 0)
    return refuse('invalid', 'file-has-problems', { problems: findings.length }, findings)
  const sheet = await sheetOfFile(sent.bytes)
  if ('unread' in sheet) {
    const finding: Finding = { field: 'file', code: sheet.unread, severity: 'error', args: {} }
    return refuse('invalid', 'file-has-problems', { problems: 1 }, [finding])
  }
  return makeChange<number>(app.db, actor.tenantId, authorOf(actor), async (change) => {
    await deleteFilesSentBefore(change.trx, new Date(change.at.getTime() - daysKept * 86_400_000))
    const name = storableText(sent.name).slice(0, 200)
    const id = await insertImportFile(change.trx, actor.tenantId, {
      ...sheet,
      content: storableText(sheet.content),
      name,
      source: storableText(sent.source),
      sentAt: change.at,
      sentBy: actor.personId,
    })
    await change.record({ as: verdict.as, action: 'import-file-sent', subjectKind: 'import', subject: name })
    return id
  })
}

function* checkSent({ name, bytes, source }: SentFile): Generator<Finding> {
  const at = (field: string, code: string): Finding => ({ field, code, severity: 'error', args: {} })
  if (name === '') yield at('file', 'file-missing')
  else if (bytes.length === 0) yield at('file', 'file-empty')
  else if (bytes.length > largestFile) yield at('file', 'file-too-large')
  if (source === '') yield at('source', 'source-missing')
  else if (source.length > 500) yield at('source', 'source-too-long')
}
