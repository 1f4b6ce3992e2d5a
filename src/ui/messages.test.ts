import { describe, expect, it } from 'vitest'
import { inEachLocale, pseudo } from './messages.ts'

const en = {
  title: 'Risks',
  count: (n: number) => `${n} above appetite`,
  empty: { why: 'No risks yet' },
  counter: 'You have %{count} left',
}

describe('pseudo', () => {
  const other = pseudo(en)

  it('brackets and accents every sentence, whether text or made from figures', () => {
    expect(other.title).toBe('⟦Rísks⟧')
    expect(other.count(3)).toBe('⟦3 ábóvé áppétíté⟧')
    expect(other.empty.why).toBe('⟦Nó rísks ŷét⟧')
  })

  it('leaves the places where a script puts a figure as they are', () => {
    expect(other.counter).toBe('⟦Yóú hávé %{count} léft⟧')
  })

  it('has the shape of the original', () => {
    expect(Object.keys(other)).toEqual(Object.keys(en))
  })
})

describe('inEachLocale', () => {
  it('gives the words of the language asked for', () => {
    const words = inEachLocale(en)
    expect(words('en').title).toBe('Risks')
    expect(words('en-XA').title).toBe('⟦Rísks⟧')
  })
})
