import type { App } from '../db/app.ts'
import { isRefusal, refuse, type Refusal } from '../kernel/refusal.ts'
import type { PaperFormat } from '../paper/formats.ts'
import { render } from '../paper/render.action.ts'
import type { PaperTree } from '../paper/tree.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import type { ReportRequest } from './report-head.ts'
import type { LoadedReport } from './report-layout.ts'
import { loaders } from './loaders.action.ts'
import { reportLanguage } from './report-language.ts'
import { isForPeriod, reportDefinition } from './report-list.ts'
import { templateInUse } from '../templates/template-in-use.action.ts'

export interface MadeReport extends LoadedReport {
  readonly tree: PaperTree
  /** The same report in a format is the same bytes each time; a Word file stands in the template that is in use. */
  readonly render: (format: PaperFormat) => Promise<Uint8Array>
}

/** A report, ready to be shown or written. */
export async function makeReport(
  app: Pick<App, 'db' | 'publicOrigin'>,
  place: Place,
  actor: Actor,
  request: ReportRequest & { readonly definition: string },
): Promise<MadeReport | Refusal> {
  const definition = reportDefinition(request.definition)
  if (!definition || !isForPeriod(definition, request.period)) return refuse('not-found', 'report-not-found')
  const report = await loaders[definition.code](app, place, actor, request)
  if (isRefusal(report)) return report
  const tree = report.layOut(reportLanguage('en'))
  return {
    ...report,
    tree,
    render: async (format) =>
      render(
        tree,
        format,
        format === 'docx' ? { template: (await templateInUse(app, place.id))?.parts } : {},
      ),
  }
}
