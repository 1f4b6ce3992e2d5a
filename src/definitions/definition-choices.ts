/** What the form offers, as plain data. */
export interface DefinitionChoices {
  readonly organisations: readonly { readonly code: string; readonly name: string }[]
  readonly persons: readonly { readonly id: number; readonly post: string; readonly name: string }[]
  readonly sets: readonly { readonly code: string; readonly name: string }[]
}
