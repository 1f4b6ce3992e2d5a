import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { docxFile } from './docx.ts'
import { councilTemplate } from '../testing/council-template.ts'
import { partsOf } from '../testing/read-docx.ts'
import { sampleReport } from '../testing/sample-report.ts'

const hasOffice =
  spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0

const report = sampleReport(3, { rows: 6, charts: 1 })
const inTemplate = (file: Uint8Array): Promise<Uint8Array> =>
  docxFile(report, new Map(Object.entries(unzipSync(file))))

/** What LibreOffice makes of a file, in another format. */
function converted(folder: string, name: string, to: string): Uint8Array {
  const profile = `-env:UserInstallation=file://${folder}/profile`
  spawnSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, join(folder, name)])
  return readFileSync(join(folder, name.replace(/\.\w+$/, `.${to}`)))
}

/** Runs `work` in a folder of its own, which is gone afterwards. */
async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-word-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function textOf(folder: string, file: Uint8Array): string {
  writeFileSync(join(folder, 'report.docx'), file)
  converted(folder, 'report.docx', 'pdf')
  spawnSync('pdftotext', ['-layout', join(folder, 'report.pdf')])
  return readFileSync(join(folder, 'report.txt'), 'utf8')
}

const always = ['Quarterly report: department 3', 'as at 14 November 2008', 'Off target', 'M3.6']

describe('a Word file in another reader', () => {
  // LibreOffice is an independent reader where a machine has it; everywhere the file is at least a whole package.
  it('opens with the same words', { timeout: 120_000 }, async () => {
    const file = await docxFile(report)
    expect([...(await partsOf(file)).keys()]).toContain('[Content_Types].xml')
    if (!hasOffice) return
    await inFolder(async (folder) => {
      const text = textOf(folder, file)
      for (const words of [...always, 'Page 1 of']) expect(text).toContain(words)
    })
  })

  it('opens with a council’s letterhead and footer on it', { timeout: 120_000 }, async () => {
    const file = await inTemplate(await councilTemplate())
    expect([...(await partsOf(file)).keys()][0]).toBe('[Content_Types].xml')
    if (!hasOffice) return
    await inFolder(async (folder) => {
      const text = textOf(folder, file)
      const own = ['To the Executive Board', 'Municipal Building', 'in large print', 'page 4 /']
      for (const words of [...always, ...own]) expect(text).toContain(words)
    })
  })

  it('stands in a document that another program has written', { timeout: 120_000 }, async () => {
    if (!hasOffice) return
    await inFolder(async (folder) => {
      writeFileSync(
        join(folder, 'letter.html'),
        '<html><body><h1>Letter</h1><p>To the Board</p><p>{{report}}</p><p>Closing words</p></body></html>',
      )
      // A web page becomes a text of the office program first.
      converted(folder, 'letter.html', 'odt')
      const text = textOf(folder, await inTemplate(converted(folder, 'letter.odt', 'docx')))
      for (const words of [...always, 'To the Board', 'Closing words']) expect(text).toContain(words)
    })
  })
})
