import { createHash } from 'node:crypto'
import type { App } from '../db/app.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { hasProblems } from '../organisations/problems.ts'
import type { Place } from '../places/place.ts'
import { makeChange } from '../record/make-change.action.ts'
import { authorOf, type Actor } from '../rights/actor.ts'
import { decideNow } from '../rights/grants-now.action.ts'
import { decide } from '../rights/policy.ts'
import { fileName, type StoredTemplate, type TemplateStep } from './template.ts'
import { insertTemplateStep, listTemplateSteps } from './template.sql.ts'
import { tryTemplate } from './try-template.action.ts'

export interface TemplateChange {
  /** The file as it was sent; null takes the one in use out of use. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null
  /** The number of the last step that its sender knows of, 0 for none; without it whichever there is, is followed. */
  readonly seen?: number | undefined
}

/** Takes a Word template into use for every report of the place, or the one in use out of use. */
export async function changeTemplate(
  app: Pick<App, 'db'>,
  { place, actor }: { readonly place: Place; readonly actor: Actor },
  { file, seen }: TemplateChange,
): Promise<TemplateStep | Refusal> {
  const verdict = decide(actor, 'brand.change')
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const findings = file ? await tryTemplate(place, file.bytes) : []
  if (findings.length > 0) return hasProblems(findings)
  const stored: StoredTemplate | null = file && {
    name: fileName(file.name),
    bytes: file.bytes,
    hash: createHash('sha256').update(file.bytes).digest(),
  }
  return makeChange<TemplateStep>(app.db, place.id, authorOf(actor), async (change) => {
    const { trx, at } = change
    const held = await decideNow(change, actor, 'brand.change')
    if (!held.allowed) return refuse('not-allowed', held.why)
    const [last] = await listTemplateSteps(trx)
    if (seen !== undefined && seen !== (last?.number ?? 0))
      return refuse('conflict', 'template-changed-meanwhile', { by: last?.by ?? '' })
    if (!stored && !last?.file) return refuse('conflict', 'template-none')
    const number = (last?.number ?? 0) + 1
    await insertTemplateStep(trx, place.id, { number, file: stored, by: actor.personId, at })
    await change.record({
      as: held.as,
      action: stored ? 'word-template-sent' : 'word-template-ended',
      subjectKind: 'place',
      subject: place.shortName,
      before: last?.file ? { name: last.file.name, hash: last.file.hash } : null,
      after: stored ? { name: stored.name, hash: stored.hash.toString('hex') } : null,
    })
    const [step] = await listTemplateSteps(trx)
    if (!step) throw new Error('the template that was just kept is not there')
    return step
  })
}
