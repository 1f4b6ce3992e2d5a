import type { Snippet } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import CharacterCount from './CharacterCount.svelte'
import InLocale from './InLocale.svelte'

const props = { name: 'cause', label: 'Cause', limit: { characters: 400 } }
// On the server a component is called with what a snippet is called with.
const inside = ((output: never) => CharacterCount(output, props as never)) as unknown as Snippet
const shown = (locale: 'en' | 'en-XA') => render(InLocale, { props: { locale, children: inside } }).body

describe('InLocale', () => {
  it('gives the components inside it the words of its language', () => {
    expect(shown('en')).toContain('You can enter up to 400 characters')
    expect(shown('en-XA')).toContain('⟦Yóú cán éntér úp tó 400 cháráctérs⟧')
  })

  it('hands the counter’s script its words in any language but its own', () => {
    expect(shown('en')).not.toContain('data-i18n')
    expect(shown('en-XA')).toContain(
      'data-i18n.characters-over-limit.other="⟦Yóú hávé %{count} cháráctérs tóó mánŷ⟧"',
    )
  })

  it('leaves a component that stands alone in English', () => {
    expect(render(CharacterCount, { props }).body).toContain('You can enter up to 400 characters')
  })
})
