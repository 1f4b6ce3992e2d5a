import type { PaperTree } from '../paper/tree.ts'
import type { ReportHead } from './report-head.ts'
import type { ReportLanguage } from './report-language.ts'

/** A line that stands beside period and moment at the head of a report's page. */
export interface ReportFact {
  readonly term: string
  readonly value: string
}

/** Raised when any layout says something else, or says it elsewhere: published reports name the one they were laid out by. */
export const layoutVersion = 2

/** How figures become a report. The same figures give the same tree. */
export interface Layout<Figures extends ReportHead> {
  readonly layOut: (figures: Figures, say: ReportLanguage) => PaperTree
  readonly facts: (figures: Figures, say: ReportLanguage) => readonly ReportFact[]
}

/** A report that has been read, and can be laid out in any language. */
export interface LoadedReport {
  readonly head: ReportHead
  readonly layOut: (say: ReportLanguage) => PaperTree
  readonly facts: (say: ReportLanguage) => readonly ReportFact[]
}
