import { describe, expect, it } from 'vitest'
import { canonical } from './canonical.ts'

describe('canonical', () => {
  it('takes no notice of the order of attributes and classes, of comments and of white space around blocks', () => {
    const ours = '<!--[--><div id="a" class="x y"><p>Text</p><!--]--></div>'
    expect(canonical(ours)).toBe(canonical('<div class="y  x"\n  id="a">\n  <p>\n    Text\n  </p>\n</div>'))
  })

  it.each([
    ['an attribute', '<p id="a">Text</p>', '<p>Text</p>'],
    ['a value', '<p id="a">Text</p>', '<p id="b">Text</p>'],
    ['a class', '<p class="a b">Text</p>', '<p class="a">Text</p>'],
    ['an element', '<p><b>Text</b></p>', '<p>Text</p>'],
    ['a space between words', '<p>Next<span> page</span></p>', '<p>Next<span>page</span></p>'],
    ['the text of a box', '<textarea> a</textarea>', '<textarea>a</textarea>'],
    ['text that looks like markup', '<p>&lt;b&gt;</p>', '<p><b></b></p>'],
  ])('sees %s', (_, one, other) => {
    expect(canonical(one)).not.toBe(canonical(other))
  })

  it('refuses HTML that is not well formed', () => {
    expect(() => canonical('<p><b>Text</p>')).toThrow('</p> closes <b>')
  })
})
