import { describe, expect, it } from 'vitest'
import { extentOf } from './extent.ts'
import { render } from './render.action.ts'
import { readPdf } from './testing/read-pdf.ts'
import { readWorkbookFile } from './testing/read-xlsx.ts'
import { sampleReport } from './testing/sample-report.ts'

describe('how long a file is', () => {
  it('is what another reader counts', async () => {
    for (const rows of [1, 120]) {
      const report = sampleReport(1, { rows, charts: 2 })
      const pdf = await render(report, 'pdf')
      const xlsx = await render(report, 'xlsx')
      expect(extentOf('pdf', pdf)).toEqual({ unit: 'pages', count: readPdf(pdf).pages.length })
      expect(extentOf('xlsx', xlsx)).toEqual({
        unit: 'sheets',
        count: (await readWorkbookFile(xlsx)).sheets.length,
      })
    }
  })

  it('is not told where a file does not know it', async () => {
    const report = sampleReport(1, { rows: 1, charts: 0 })
    expect(extentOf('docx', await render(report, 'docx'))).toBeNull()
    for (const format of ['pdf', 'xlsx', 'csv'] as const)
      expect(extentOf(format, new TextEncoder().encode('/Count 9'))).toBeNull()
  })
})
