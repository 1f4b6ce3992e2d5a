import { render } from 'svelte/server'
import { createRawSnippet } from 'svelte'
import { describe, expect, it } from 'vitest'
import { markup, type Markup } from '../kernel/markup.ts'
import { canonical } from './conformance/canonical.ts'
import type { Content } from './content.ts'
import Words from './Words.svelte'

const shown = (content: Content | undefined) => canonical(render(Words, { props: { content } }).body)

describe('Words', () => {
  it('escapes text', () => {
    expect(shown('<script>alert(1)</script>')).toBe('"<script>alert(1)</script>"')
  })

  it('shows markup that was made by escaping', () => {
    expect(shown(markup`<b>${'<i>'}</b>`)).toBe('<b>\n  "<i>"')
  })

  it('shows a snippet', () => {
    expect(shown(createRawSnippet(() => ({ render: () => '<b>Text</b>' })))).toBe('<b>\n  "Text"')
  })

  it('does not show as markup what only looks like it', () => {
    const forged = { toString: () => '<script>alert(1)</script>' } as unknown as Markup
    expect(shown(forged)).not.toMatch(/^<script/m)
  })

  it('shows nothing for nothing', () => {
    expect(shown(undefined)).toBe('')
  })
})
