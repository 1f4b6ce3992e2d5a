import type { App } from '../db/app.ts'
import { readTenant } from '../db/tenant.ts'
import { refuse, type Refusal } from '../kernel/refusal.ts'
import { render } from '../paper/render.action.ts'
import { formats } from '../paper/formats.ts'
import { starterTemplate } from '../paper/word-template/starter-template.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import { decide, type Verdict } from '../rights/policy.ts'
import { exampleReport } from './example-report.ts'
import type { TemplateStep } from './template.ts'
import { findTemplate, listTemplateSteps } from './template.sql.ts'
import { templateInUse } from './template-in-use.action.ts'
import { templateWords } from './words.ts'

interface Asker {
  readonly place: Place
  readonly actor: Actor
}

/** For whoever may change it, a program of theirs that only reads included. */
function maySee(actor: Actor): Verdict {
  return decide({ ...actor, readsOnly: false }, 'brand.change')
}

/** Everything about the template of a place, the last step first. */
export async function loadTemplate(
  app: Pick<App, 'db'>,
  { place, actor }: Asker,
): Promise<readonly TemplateStep[] | Refusal> {
  const verdict = maySee(actor)
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  return readTenant(app.db, place.id, (trx) => listTemplateSteps(trx))
}

export interface TemplateFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly name: string
}

/**
 * A file to look at or to begin from: `example`, a report of invented figures as Word files look now; `starter`, the
 * product's own look as a template; a number, the file that was sent then.
 */
export async function openTemplateFile(
  app: Pick<App, 'db'>,
  { place, actor }: Asker,
  which: string,
): Promise<TemplateFile | Refusal> {
  const verdict = maySee(actor)
  if (!verdict.allowed) return refuse('not-allowed', verdict.why)
  const { mediaType } = formats.docx
  const words = templateWords('en')
  const report = exampleReport(place, words.exampleText)
  if (which === 'starter')
    return {
      bytes: await starterTemplate(report),
      mediaType,
      name: `${place.shortName}-starter-template.docx`,
    }
  if (which === 'example') {
    const used = await templateInUse(app, place.id)
    const bytes = await render(report, 'docx', { template: used?.parts })
    return { bytes, mediaType, name: `${place.shortName}-example-report.docx` }
  }
  const number = /^[1-9]\d{0,8}$/.test(which) ? Number(which) : 0
  const stored = await readTenant(app.db, place.id, (trx) => findTemplate(trx, number))
  if (!stored) return refuse('not-found', 'template-not-found')
  return { bytes: stored.bytes, mediaType, name: stored.name }
}
