import { describe, expect, it } from 'vitest'
import { isAddress } from './is-address.ts'
import { oneLine, subjectOf } from './one-line.ts'

describe('a header', () => {
  it('has no line break of any kind in it', () => {
    expect(oneLine(' a\r\nBcc: b\u2028c\u0085d\te ')).toBe('a Bcc: b c d e')
  })

  it('is cut within the name and keeps what says when', () => {
    const subject = subjectOf((name) => `Return open: ${name}, due Fri 14 Nov`, 'x'.repeat(99))
    expect(subject).toBe(`Return open: ${'x'.repeat(30)}…, due Fri 14 Nov`)
    expect(subject).toHaveLength(60)
    expect(subjectOf((name) => `Return open: ${name}`, 'Waste')).toBe('Return open: Waste')
  })
})

describe('an address', () => {
  it.each(['a@b.uk', "o'neil+x@sub.example.gov.uk", 'a@localhost'])('%s is one', (text) => {
    expect(isAddress(text)).toBe(true)
  })
  it.each(['', 'a', 'a@', '@b.uk', 'a b@c.uk', 'a@b.uk,c@d.uk', 'a@b.uk\n', '<a@b.uk>', 'a@b..uk', 'é@b.uk'])(
    '%j is none',
    (text) => {
      expect(isAddress(text)).toBe(false)
    },
  )
})
