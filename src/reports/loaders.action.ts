import { departmental } from './departmental/departmental.report.ts'
import { digest } from './digest/digest.report.ts'
import { exceptions } from './exceptions/exceptions.report.ts'
import { halfYear } from './half-year/half-year.report.ts'
import { loadHalfYear } from './half-year/load-half-year.action.ts'
import { late } from './late/late.report.ts'
import { loadDepartmental } from './departmental/load-departmental.action.ts'
import { loadDigest } from './digest/load-digest.action.ts'
import { loadExceptions, loadThemeExceptions } from './exceptions/load-exceptions.action.ts'
import { loadLateReport } from './late/load-late-report.action.ts'
import { loadCardReport } from './scorecard/load-card-report.action.ts'
import { loaderOf, type Loader } from './load-report.action.ts'
import type { ReportCode } from './report-list.ts'
import { scorecard } from './scorecard/scorecard.report.ts'
import { loadThemeReport } from './theme/load-theme-report.action.ts'
import { theme } from './theme/theme.report.ts'

/** How each report of the list is read and laid out. */
export const loaders: Readonly<Record<ReportCode, Loader>> = {
  departmental: loaderOf(loadDepartmental, departmental),
  digest: loaderOf(loadDigest, digest),
  exceptions: loaderOf(loadExceptions, exceptions),
  'theme-exceptions': loaderOf(loadThemeExceptions, exceptions),
  scorecard: loaderOf(loadCardReport, scorecard),
  theme: loaderOf(loadThemeReport, theme),
  'half-year': loaderOf(loadHalfYear, halfYear),
  late: loaderOf(loadLateReport, late),
}
