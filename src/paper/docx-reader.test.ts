import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { docxFile } from './docx.ts'
import { partsOf } from './testing/read-docx.ts'
import { sampleReport } from './testing/sample-report.ts'

const hasOffice =
  spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0

describe('a Word file in another reader', () => {
  // LibreOffice is an independent reader where a machine has it; everywhere the file is at least a whole package.
  it('opens with the same words', { timeout: 120_000 }, async () => {
    const file = await docxFile(sampleReport(3, { rows: 6, charts: 1 }))
    expect([...(await partsOf(file)).keys()]).toContain('[Content_Types].xml')
    if (!hasOffice) return
    const folder = mkdtempSync(join(tmpdir(), 'throughline-word-'))
    try {
      writeFileSync(join(folder, 'report.docx'), file)
      const profile = `-env:UserInstallation=file://${folder}/profile`
      spawnSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'report.docx'),
      ])
      spawnSync('pdftotext', ['-layout', join(folder, 'report.pdf')])
      const text = readFileSync(join(folder, 'report.txt'), 'utf8')
      for (const words of [
        'Quarterly report: department 3',
        'as at 14 November 2008',
        'Off target',
        'M3.6',
        'Page 1 of',
      ]) {
        expect(text).toContain(words)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
