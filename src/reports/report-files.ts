import type { PaperFormat } from '../paper/formats.ts'
import { reportFileAddress } from './addresses.ts'
import type { ReportHead } from './report-head.ts'
import type { ReportDefinition } from './report-list.ts'

export interface FileOffered {
  readonly format: PaperFormat
  /** Within the place. */
  readonly address: string
}

/** The files of a report as they can be had from its page, each as at the report's moment. None is made before it is asked for. */
export function reportFiles(
  { code, formats }: Pick<ReportDefinition, 'code' | 'formats'>,
  { subject, period, asAt }: ReportHead,
): FileOffered[] {
  return formats.map((format) => ({
    format,
    address: reportFileAddress(code, period, subject.code, asAt, format),
  }))
}
