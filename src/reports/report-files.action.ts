import type { PaperFormat } from '../paper/renderers.ts'
import { reportFileAddress } from './addresses.ts'
import type { OpenedReport } from './open-report.action.ts'

export interface FileOffered {
  readonly format: PaperFormat
  /** Within the place. */
  readonly address: string
  readonly kilobytes: number
}

/** The files of a report as they can be had from its page, each as at the report's moment. */
export async function reportFiles({ definition, figures, render }: OpenedReport): Promise<FileOffered[]> {
  const { department, period, asAt } = figures
  const files: FileOffered[] = []
  for (const format of definition.formats) {
    const { byteLength } = await render(format)
    const address = reportFileAddress(definition.code, period, department.code, asAt, format)
    files.push({ format, address, kilobytes: Math.max(1, Math.round(byteLength / 1000)) })
  }
  return files
}
