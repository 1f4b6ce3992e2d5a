import { redirect } from '@sveltejs/kit'
import { unprefixed } from './locale-prefix.ts'

/** Sends the reader to show that it is they, and back to this page afterwards. */
export function confirmFirst({ url }: { readonly url: URL }): never {
  redirect(303, confirmHref(url))
}

export function confirmHref(url: URL): string {
  const { path } = unprefixed(url.pathname)
  return `/account/confirm?to=${encodeURIComponent(path + url.search)}`
}
