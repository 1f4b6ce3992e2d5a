import type { App } from '../db/app.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import { renderers, type PaperFormat } from '../paper/renderers.ts'
import type { PaperTree } from '../paper/tree.ts'
import type { Actor } from '../rights/actor.ts'
import type { Place } from '../places/place.ts'
import type { DepartmentalFigures } from './departmental.ts'
import { departmentalReport } from './departmental.report.ts'
import { loadDepartmental, type DepartmentalRequest } from './load-departmental.action.ts'
import { reportLanguage } from './report-language.ts'

export interface MadeReport {
  readonly figures: DepartmentalFigures
  readonly tree: PaperTree
  /** The same report in a format is the same bytes each time. */
  readonly render: (format: PaperFormat) => Promise<Uint8Array>
}

/** A department's report, ready to be shown or written. */
export async function makeReport(
  app: Pick<App, 'db' | 'publicOrigin'>,
  place: Place,
  actor: Actor,
  request: DepartmentalRequest,
): Promise<MadeReport | Refusal> {
  const figures = await loadDepartmental(app, place, actor, request)
  if (isRefusal(figures)) return figures
  const tree = departmentalReport(figures, reportLanguage('en'))
  return { figures, tree, render: (format) => renderers[format].render(tree) }
}
