import { createRawSnippet, type Component, type Snippet } from 'svelte'
import { render } from 'svelte/server'
import type { Content, Size } from '../content.ts'
import type { Element } from './html-tree.ts'

/** The parts of an option that hold words. */
export type Worded = { text?: string; html?: string }

/** One published example of a component: the options of its macro and the HTML they give. */
export type Fixture = { name: string; options: object; html: string }

/** How the options of a GOV.UK component are said in the props of ours. */
export type Adapter = {
  /** Option paths our props can say; a pattern limits the values. Any other path puts a fixture out of scope. */
  says: Readonly<Record<string, true | RegExp>>
  show: (options: object) => string
  /** Elements of the original that ours leaves out on purpose. */
  leftOut?: (element: Element) => boolean
}

/** Ties a component to the options it can say. The options are JSON that the package ships. */
export function adapter<Props extends Record<string, unknown>>(
  component: Component<Props>,
  says: Adapter['says'],
  props: (options: never) => Props,
  leftOut?: Adapter['leftOut'],
): Adapter {
  const show = (options: object) => render(component, { props: props(options as never) }).body
  return leftOut ? { says, show, leftOut } : { says, show }
}

export function snippet(html: string): Snippet {
  return createRawSnippet(() => ({ render: () => html }))
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Words for a prop: HTML of a fixture comes as a snippet, as a page would write it. */
export function content(words: Worded | undefined): Content | undefined {
  return words?.html ? snippet(words.html) : (words?.text ?? undefined)
}

/** Words for a child. */
export function child(words: Worded | undefined): Snippet {
  return snippet(words?.html ?? escaped(words?.text ?? ''))
}

/** `m` from `govuk-label--m`. */
export function sizeIn(classes: string | undefined): Size | undefined {
  return classes?.match(/--(s|m|l|xl)\b/)?.[1] as Size | undefined
}
