import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFile, type Deadline } from './calendar-file.ts'

const now = new Date('2008-11-01T09:30:15.123Z')
const deadline: Deadline = {
  uid: 'return-7@halton.throughline',
  on: '2008-11-14',
  title: 'Return: Waste; Q2, 2008/09',
  href: 'https://example.gov.uk/halton/returns/waste/q2-2008-09',
}
/** As RFC 5545 §3.1 says: a line break with a space after it is none. */
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n')

describe('a calendar file', () => {
  it('is what RFC 5545 asks for, with a whole day for each deadline', () => {
    const lines = unfolded(calendarFile('Deadlines', [deadline], now))
    expect(lines.slice(0, 3)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Throughline//Deadlines//EN',
    ])
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:return-7@halton.throughline',
        'DTSTAMP:20081101T093015Z',
        'DTSTART;VALUE=DATE:20081114',
        'SUMMARY:Return: Waste\\; Q2\\, 2008/09',
      ]),
    )
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', ''])
  })

  it('folds at 75 octets and cuts no character in two, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const text = calendarFile('Deadlines', [{ ...deadline, title }], now)
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line.isWellFormed()).toBe(true)
          expect(line).not.toMatch(/[\r\n]/)
        }
        const summaries = unfolded(text).filter((line) => line.startsWith('SUMMARY:'))
        expect(summaries).toHaveLength(1)
        expect(unfolded(text).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
      }),
    )
  })

  it('holds a title with a line break in one line, so that nothing can be put in beside it', () => {
    const title = 'Return\r\nEND:VEVENT\nATTENDEE:mailto:a@b.uk'
    const lines = unfolded(calendarFile('Deadlines', [{ ...deadline, title }], now))
    expect(lines).toContain('SUMMARY:Return\\nEND:VEVENT\\nATTENDEE:mailto:a@b.uk')
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
  })
})
