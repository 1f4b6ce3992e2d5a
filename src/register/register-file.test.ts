import { unzipSync, strFromU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { anAssessment } from '../indicators/testing/an-assessment.ts'
import { registerFile } from './register-file.action.ts'

const rows = [
  anAssessment({
    indicator: { code: 'NI192', title: '=cmd|A1', unit: '%', owners: ['A', 'B'], ownerPost: 'A; B' },
    now: '-38.20',
    before: '-40',
    target: '39.0',
  }),
  anAssessment({ indicator: { code: 'NI193', kind: 'yes-no', unit: '', decimals: 0 }, now: '1' }),
]

describe('the register as a file', () => {
  it('has figures digit for digit, and text that no spreadsheet takes for a formula', async () => {
    const { bytes, mediaType } = await registerFile(rows, 'csv', 'en')
    expect(mediaType).toContain('text/csv')
    const lines = new TextDecoder().decode(bytes).split('\r\n')
    expect(lines[0]).toBe('Code,Indicator,Period,Actual,Unit,Target,Status,Direction,Owner,Last updated')
    expect(lines[1]).toMatch(/^NI192,'=cmd\|A1,Q2 2008\/09,-38\.20,%,39\.0,Off target,Better,A; B,\d{4}-/)
    expect(lines[2]).toMatch(/^NI193,[^,]*,Q2 2008\/09,Yes,/)
  })

  it('has numbers in a workbook', async () => {
    const { bytes } = await registerFile(rows, 'xlsx', 'en')
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('<v>-38.2</v>')
    expect(sheet).not.toContain('<f>')
  })
})
