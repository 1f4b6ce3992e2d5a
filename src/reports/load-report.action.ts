import type { App } from '../db/app.ts'
import { isRefusal, type Refusal } from '../kernel/refusal.ts'
import type { Place } from '../places/place.ts'
import type { Actor } from '../rights/actor.ts'
import type { ReportHead, ReportRequest } from './report-head.ts'
import type { Layout, LoadedReport } from './report-layout.ts'

/** What a report says, with the rights of its reader; refused where the reader has no such report. */
export type LoadReport<Figures extends ReportHead> = (
  app: Pick<App, 'db' | 'publicOrigin'>,
  place: Place,
  actor: Actor,
  request: ReportRequest,
) => Promise<Figures | Refusal>

export type Loader = (...asked: Parameters<LoadReport<ReportHead>>) => Promise<LoadedReport | Refusal>

/** Reads a report and keeps its figures to itself. */
export function loaderOf<Figures extends ReportHead>(
  load: LoadReport<Figures>,
  layout: Layout<Figures>,
): Loader {
  return async (...asked) => {
    const figures = await load(...asked)
    if (isRefusal(figures)) return figures
    return {
      head: figures,
      layOut: (say) => layout.layOut(figures, say),
      facts: (say) => layout.facts(figures, say),
    }
  }
}
