import type { Snippet } from 'svelte'
import type { Markup } from '../kernel/markup.ts'

/** What may stand in a component: text (escaped), safe ready-made markup, or a snippet of the page. */
export type Content = string | Markup | Snippet

export type Size = 's' | 'm' | 'l' | 'xl'

export type Link = { text: Content; href: string; hiddenText?: string | undefined }
