import { describe, expect, it } from 'vitest'
import { quarter } from '../kernel/period.ts'
import { renderLetter } from '../mail/render-letter.ts'
import { extensionLetter, type ExtensionLetterKind, type LetterFacts } from './extension-letter.ts'

const place = { name: 'Halton', shortName: 'halton', helpPhone: '01632 960001' }
const facts: LetterFacts = {
  head: {
    organisationCode: 'waste',
    organisationName: 'Waste Management',
    period: quarter(2008, 2),
    dueOn: '2008-11-14',
  },
  until: '2008-11-21',
  reason: 'The tonnages come on Tuesday.',
  by: 'Waste Manager',
}

describe('a letter on more time', () => {
  it.each([
    [
      'more-time-asked',
      'More time asked until Fri 21 Nov: Waste Management',
      '/halton/returns/waste/q2-2008-09/more-time/decide',
    ],
    [
      'more-time-given',
      'More time until Fri 21 Nov: Waste Management return',
      '/halton/returns/waste/q2-2008-09',
    ],
    [
      'more-time-declined',
      'No more time: Waste Management return, due Fri 14 Nov',
      '/halton/returns/waste/q2-2008-09',
    ],
  ] as const)('of the kind %s has its subject, its days, its reason and one link', (kind, subject, path) => {
    const mail = extensionLetter(kind, place, facts)
    expect(mail.subject).toBe(subject)
    const { text, html } = renderLetter(mail.letter, `https://example.gov.uk${mail.letter.link.path}`)
    expect(mail.letter.link.path).toBe(path)
    for (const part of [text, html]) {
      expect(part.match(/https?:\/\//g)).toHaveLength(1)
      expect(part).toContain('Friday 14 November 2008')
      expect(part).toContain('The tonnages come on Tuesday.')
      expect(part).toContain('You get this because')
    }
  })

  it.each(['more-time-asked', 'more-time-given', 'more-time-declined'] satisfies ExtensionLetterKind[])(
    'of the kind %s keeps to 60 characters and shows markup as text',
    (kind) => {
      const head = { ...facts.head, organisationName: '<b>Very long</b>\r\n'.repeat(40) }
      const { subject, letter } = extensionLetter(kind, place, { ...facts, head, reason: '<img src=x>' })
      expect(subject.length).toBeLessThanOrEqual(60)
      expect(subject).not.toMatch(/[\r\n]/)
      expect(renderLetter(letter, 'https://example.gov.uk/').html).not.toMatch(/<img|<b>/)
    },
  )
})
