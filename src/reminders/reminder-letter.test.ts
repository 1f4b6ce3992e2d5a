import { describe, expect, it } from 'vitest'
import { quarter } from '../kernel/period.ts'
import { renderLetter } from '../mail/render-letter.ts'
import { reminderLetter, type RemindedReturn, type ReminderKind } from './reminder-letter.ts'

const place = { name: 'Halton', shortName: 'halton', helpPhone: '01632 960001' }
const about: RemindedReturn = {
  state: 'draft',
  organisationCode: 'waste',
  organisationName: 'Waste Management',
  period: quarter(2008, 2),
  dueOn: '2008-11-14',
  linesLeft: 3,
  workingDaysLate: 3,
}
const kinds: readonly ReminderKind[] = ['return-open', 'return-due', 'return-late', 'return-late-lead']
const told = { to: ['Waste Manager'], tellsLead: true }

describe('a reminder', () => {
  it.each([
    ['return-open', 'Return open: Waste Management, due Fri 14 Nov', '/halton/returns/waste/q2-2008-09'],
    [
      'return-due',
      'Due Fri 14 Nov: Waste Management return, 3 lines left',
      '/halton/returns/waste/q2-2008-09',
    ],
    ['return-late', '3 working days late: Waste Management return', '/halton/returns/waste/q2-2008-09'],
    [
      'return-late-lead',
      '3 working days late: Waste Management return (for the lead)',
      '/halton/returns?period=q2-2008-09',
    ],
  ] as const)('of the kind %s has its subject and one link', (kind, subject, path) => {
    const mail = reminderLetter(kind, place, about, told)
    expect(mail.subject).toBe(subject)
    expect(mail.letter.link.path).toBe(path)
    const { text, html } = renderLetter(mail.letter, `https://example.gov.uk${path}`)
    for (const part of [text, html]) {
      // Only the reminder of what is not yet late has a second link, to ask for more time.
      expect(part.match(/https?:\/\//g)).toHaveLength(kind === 'return-due' ? 2 : 1)
      expect(part).toContain('01632 960001')
      expect(part).toContain('You get this because')
      expect(part).toContain('14 November 2008')
    }
  })

  it.each(kinds)('of the kind %s keeps to 60 characters, however long the department is called', (kind) => {
    const long = { ...about, organisationName: 'Department of Very Long Names and 🙂 '.repeat(300) }
    const { subject } = reminderLetter(kind, place, long, told)
    expect(subject.length).toBeLessThanOrEqual(60)
    expect(subject).toContain('…')
    expect(subject.isWellFormed()).toBe(true)
    expect(subject).toMatch(/14 Nov|working days/)
  })

  it.each(kinds)('of the kind %s shows markup and line breaks as text', (kind) => {
    const nasty = { ...about, organisationName: '<img src=x>\r\nBcc: a@b.uk' }
    const { subject, letter } = reminderLetter(kind, place, nasty, told)
    expect(subject).not.toMatch(/[\r\n]/)
    expect(renderLetter(letter, 'https://example.gov.uk/').html).not.toContain('<img')
  })

  it.each([
    ['queried', 'return-due', 'Answer by Fri 14 Nov: question on the Waste Manageme… return'],
    ['queried', 'return-late', '3 working days late: answer on the Waste Management return'],
    ['reopened', 'return-due', 'Due Fri 14 Nov: Waste Management return, to be sent again'],
    ['reopened', 'return-late', '3 working days late: Waste Management return, not sent again'],
  ] as const)('of one that was %s (%s) says what it waits for', (state, kind, subject) => {
    const mail = reminderLetter(kind, place, { ...about, state }, told)
    expect(mail.subject).toBe(subject)
    expect(mail.letter.paragraphs[0]).toContain(state === 'queried' ? 'answered' : 'sent again')
    expect(mail.letter.also).toBeUndefined()
  })

  it('says to whoever stands in for whom it comes, and until when', () => {
    const standsInFor = { post: 'Waste Manager', until: '2008-11-21' }
    const { letter } = reminderLetter('return-due', place, about, { standsInFor })
    expect(letter.paragraphs.at(-1)).toContain(
      'Waste Manager has lent you this role until Friday 21 November 2008',
    )
    expect(reminderLetter('return-due', place, about).letter.paragraphs.join(' ')).not.toContain('lent you')
  })

  it('says that everything is filled in where nothing is left but sending', () => {
    const { subject, letter } = reminderLetter('return-due', place, { ...about, linesLeft: 0 })
    expect(subject).toBe('Due Fri 14 Nov: Waste Management return, not sent yet')
    expect(letter.paragraphs[0]).toContain('filled in and not sent yet')
  })
})
