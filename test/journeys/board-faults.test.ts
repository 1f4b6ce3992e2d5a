import { describe, expect, it } from 'vitest'
import type { PdfElement, PdfFile } from '../../src/paper/testing/read-pdf.ts'
import { boardFaults } from './board-faults.ts'

const element = (role: string, text: string, children: readonly PdfElement[] = []): PdfElement => ({
  role,
  alt: null,
  text,
  children,
  pages: [1],
})
const row = (...cells: readonly string[]): PdfElement =>
  element(
    'TR',
    cells.join(''),
    cells.map((cell) => element('TD', cell)),
  )
const report = (parts: readonly PdfElement[]): PdfFile => ({
  root: element('Document', '', parts),
  pages: [{ size: [595, 842], printed: parts.map(({ text }) => text).join('\n'), addresses: [] }],
  title: 'Exceptions',
  catalogue: '',
  metadata: '',
})
const table = (...rows: readonly PdfElement[]): PdfElement =>
  element('Table', '', [element('TBody', '', rows)])

describe('what a board would frown at', () => {
  it('is nothing in a report with titles, words and no leak', () => {
    const whole = [
      element('H1', 'What is off target, and why'),
      element('H2', 'NI117 Not in education, employment or training'),
      element('P', 'Cause. Fewer places.'),
      table(row('HBC-CS2', 'Vehicle crimes', '262'), row('NI16 Serious acquisitive crime', '3.71')),
    ]
    expect(boardFaults(report(whole))).toEqual([])
  })

  it('is a leaked value, an empty section and a code without its title', () => {
    expect(boardFaults(report([element('P', 'Target undefined')]))).toEqual(['it says undefined'])
    const empty = [element('H1', 'Late'), element('H1', 'Next'), element('H2', 'One'), element('P', 'It.')]
    expect(boardFaults(report(empty))).toEqual(['there is nothing under “Late”'])
    expect(boardFaults(report([element('P', 'It.'), element('H1', 'End')]))).toEqual([
      'there is nothing under “End”',
    ])
    expect(boardFaults(report([table(row('NI195a', '', '9%'))]))).toEqual(['NI195a stands without its title'])
    expect(boardFaults(report([element('H2', 'HBC-EC2'), element('P', 'Cause.')]))).toEqual([
      'HBC-EC2 stands without its title',
    ])
  })
})
