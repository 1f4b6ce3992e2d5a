import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pdfFile } from './pdf.action.ts'
import { readPdf } from '../testing/read-pdf.ts'
import { sampleReport } from '../testing/sample-report.ts'

const hasPoppler = ['pdfinfo', 'pdftotext'].every((tool) => spawnSync(tool, ['-v']).status === 0)

describe('a PDF in another reader', () => {
  // Poppler is an independent reader where a machine has it; everywhere the file is at least one that our own reads.
  it('opens with the same words, tagged and without a script', async () => {
    const file = await pdfFile(sampleReport(3, { rows: 6, charts: 1 }))
    const { pages } = readPdf(file)
    expect(pages.length).toBeGreaterThan(2)
    if (!hasPoppler) return
    const folder = mkdtempSync(join(tmpdir(), 'throughline-pdf-'))
    try {
      const path = join(folder, 'report.pdf')
      writeFileSync(path, file)
      const said = (tool: string, ...options: string[]): string =>
        spawnSync(tool, options, { encoding: 'utf8' }).stdout
      const about = said('pdfinfo', path).replace(/ +/g, ' ')
      for (const line of [
        'Title: Quarterly report: department 3',
        'Tagged: yes',
        'JavaScript: no',
        `Pages: ${pages.length}`,
      ])
        expect(about).toContain(line)
      const words = said('pdftotext', '-layout', path, '-')
      for (const word of ['as at 14 November 2008', 'Off target', 'M3.6', `Page 1 of ${pages.length}`])
        expect(words).toContain(word)
      const structure = said('pdfinfo', '-struct', path)
      for (const role of ['H1', 'H2', 'TH', 'Caption', 'Figure', 'TOC'])
        expect(structure).toMatch(new RegExp(`^ *${role}\\b`, 'm'))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
