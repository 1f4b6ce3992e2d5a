import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { listFile } from './list-file.ts'
import { hasCalc, inCalc } from '../testing/in-calc.ts'
import { sampleReport } from '../testing/sample-report.ts'
import type { Cell, PaperTree } from '../tree.ts'
import { xlsxFile } from './xlsx.ts'

const said = (file: Uint8Array): string => {
  const { status, stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: file, encoding: 'utf8' })
  if (status !== 0) throw new Error('pdftotext could not read what Calc printed')
  return stdout
}
const hasReader = hasCalc() && spawnSync('pdftotext', ['-v']).status === 0

const commentary = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ')
const rows: Cell[][] = Array.from({ length: 80 }, (_, i) => [
  `NI${100 + i}`,
  commentary,
  { kind: 'number', text: '1,880 per 100,000 aged 10 to 17', value: 1880 },
  { kind: 'number', text: '−£1,234,567.89' },
  { kind: 'date', text: '14 September 2008', value: '2008-09-14' },
])
const labels = ['Code', 'Commentary', 'Rate', 'Money', 'Day']
const wide: PaperTree = {
  ...sampleReport(),
  blocks: [{ kind: 'table', caption: 'A wide table', columns: labels.map((label) => ({ label })), rows }],
}

describe.skipIf(!hasReader)('sheets printed by LibreOffice Calc (skipped where there is none)', () => {
  let printed: Record<'report' | 'list', string>
  beforeAll(async () => {
    const list = [
      labels,
      ...rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : 12_345_678.9))),
    ]
    const made = inCalc({
      report: { file: await xlsxFile(wide), as: 'pdf' },
      list: {
        file: await listFile(
          { name: 'Indicators', rows: list },
          { created: '2008-11-14T00:00:00Z', language: 'en-GB' },
        ),
        as: 'pdf',
      },
    })
    printed = { report: said(made.report), list: said(made.list) }
  }, 300_000)

  it('show every number and every day, and none as hashes', () => {
    expect(Object.values(printed).join()).not.toContain('##')
    for (const words of ['1,880 per 100,000 aged 10 to 17', '£1,234,567.89', '14 September 2008'])
      expect(printed.report.split(words)).toHaveLength(rows.length + 1)
    expect(printed.list.split('12345678.9')).toHaveLength(rows.length * 3 + 1)
  })

  it('have rows as high as their text: no word of a long commentary is cut', () => {
    for (const text of Object.values(printed)) {
      for (const word of ['word0 ', 'word30', 'word59'])
        expect(text.split(word).length).toBeGreaterThanOrEqual(rows.length + 1)
    }
  })

  it('repeat their heading on every page', () => {
    for (const text of Object.values(printed)) {
      const pages = text.split('\f').filter((page) => page.includes('NI1'))
      expect(pages.length).toBeGreaterThan(2)
      for (const page of pages) expect(page).toMatch(/Code\s+Commentary\s+Rate\s+Money\s+Day/)
    }
  })
})
