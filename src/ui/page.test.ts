import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { createRawSnippet, type ComponentProps } from 'svelte'
import { sampleFrame } from './examples/sample-frame.ts'
import { canonical } from './conformance/canonical.ts'
import { frameOutside } from './page.ts'
import Page from './Page.svelte'
import TaskPage from './TaskPage.svelte'

const children = createRawSnippet(() => ({ render: () => '<p>⟦content⟧</p>' }))
const primary = createRawSnippet(() => ({ render: () => '<b>⟦button⟧</b>' }))

type Props = ComponentProps<typeof Page>
const shown = (props: Partial<Props> = {}) =>
  render(Page, {
    props: { ...sampleFrame, title: '⟦Waste⟧', caption: '⟦NI 192⟧', primary, children, ...props },
  })

describe('Page', () => {
  it('has its parts in one order', () => {
    const { body } = shown({ errors: [{ text: 'Enter the figure', href: '#figure' }] })
    const parts = [
      'govuk-skip-link',
      'govuk-generic-header',
      'Acting for Waste Manager',
      'action="/sign-out"',
      'govuk-service-navigation',
      'govuk-phase-banner',
      'app-context-bar',
      'app-past',
      'govuk-breadcrumbs',
      'govuk-error-summary',
      'govuk-caption-l',
      '<h1',
      '⟦button⟧',
      '⟦content⟧',
      'govuk-footer',
      'href="/accessibility"',
    ]
    expect(parts.map((part) => body.indexOf(part)).every((at) => at >= 0)).toBe(true)
    expect(parts).toEqual(parts.toSorted((a, b) => body.indexOf(a) - body.indexOf(b)))
  })

  it('is called by its own name, then the place; errors come first', () => {
    expect(shown().head).toContain('<title>⟦Waste⟧ – Midborough</title>')
    const errors = [{ text: 'Enter the figure', href: '#figure' }]
    expect(shown({ errors }).head).toContain('<title>Error: ⟦Waste⟧ – Midborough</title>')
  })

  it('shows what was wrong instead of what went well', () => {
    expect(shown().body).toContain('Figure saved')
    expect(shown({ errors: [{ text: 'Enter the figure' }] }).body).not.toContain('Figure saved')
  })

  it('signs out by a form that posts, never by a link', () => {
    expect(shown().body).toMatch(/<form method="post" action="\/sign-out">/)
    expect(shown().body).not.toMatch(/href="\/sign-out"/)
  })

  it('has one form for period, date and body, sent by GET, that keeps the rest of the query', () => {
    const forms = shown().body.match(/<form [^>]*method="get"[\s\S]*?<\/form>/g) ?? []
    expect(forms).toHaveLength(1)
    const names = Array.from(forms[0]?.matchAll(/ name="([^"]+)"/g) ?? [], ([, name]) => name)
    expect(names).toEqual(['set', 'period', 'as-at', 'body'])
  })

  it('takes the place’s colours from a style sheet of its own', () => {
    expect(shown().head).toContain('<link rel="stylesheet" href="/design/brand.css"/>')
  })

  it('outside a place has the same shell without navigation, context and colours', () => {
    const { head, body } = render(Page, { props: { ...frameOutside('en'), title: 'Help', children } })
    expect(head).toContain('<title>Help – Throughline</title>')
    expect(head).not.toContain('brand.css')
    expect(body).not.toMatch(/service-navigation|context-bar|<nav/)
  })

  it('shows no text that is not a message', () => {
    const { head, body } = render(Page, {
      props: {
        ...sampleFrame,
        // What a tenant typed is not a message; here it is in brackets, to be told from what is.
        ...(JSON.parse(
          JSON.stringify({ ...sampleFrame, locale: 'en-XA' }, (key, value: unknown) =>
            typeof value === 'string' &&
            !['locale', 'kind', 'value', 'action'].includes(key) &&
            !key.endsWith('ref')
              ? `⟦${value}⟧`
              : value,
          ),
        ) as typeof sampleFrame),
        title: '⟦Waste⟧',
        caption: '⟦NI 192⟧',
        errors: [{ text: '⟦Enter the figure⟧' }],
        primary,
        children,
      },
    })
    const read = ['aria-label', 'alt', 'title', 'placeholder'].map((name) => new RegExp(`^${name}$`))
    const texts = canonical(head + body)
      .split('\n')
      .flatMap((line) => {
        const text = /^ *"(.*)"$/.exec(line)?.[1]
        const attributes = Array.from(line.matchAll(/ ([\w-]+)="([^"]*)"/g))
        const labels = attributes.filter(([, name = '']) => read.some((one) => one.test(name)))
        return text === undefined ? labels.map(([, , value = '']) => value) : [text]
      })
    const outside = texts.map((text) => {
      let rest = text
      while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '')
      return rest
    })
    expect(texts.length).toBeGreaterThan(30)
    expect(outside.filter((text) => /[a-z]/i.test(text))).toEqual([])
  })
})

describe('TaskPage', () => {
  it('has a way back instead of breadcrumbs, and text width', () => {
    const props = { ...sampleFrame, title: 'Outputs', back: { href: '/midborough/returns' }, children }
    const { body } = render(TaskPage, { props })
    expect(body).toMatch(/<a href="\/midborough\/returns" class="govuk-back-link">/)
    expect(body).not.toContain('govuk-breadcrumbs')
    expect(body).toContain('class="app-two-thirds"')
  })
})
