import type { Component } from 'svelte'

/** One way a component is used: its props, and the words inside it where it has any. */
export type Example<Props> = { title: string; props: Omit<Props, 'children'>; inside?: string }

/** Components of different props in one list: each is shown with its own examples only. */
export function anyPart(component: unknown): Component<Record<string, unknown>> {
  return component as Component<Record<string, unknown>>
}
