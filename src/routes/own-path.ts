/** An address of our own to go on to, or null: never another site, however it is spelt. */
export function ownPath(text: string | null): string | null {
  if (text === null || !/^\/[^/\\]/.test(text)) return null
  const url = new URL(text, 'http://own.invalid')
  return url.host === 'own.invalid' ? url.pathname + url.search : null
}
