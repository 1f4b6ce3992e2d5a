/**
 * One plain address that can stand in a header and in the envelope: no list, no name, no quotes, no control character.
 * Narrower than RFC 5321, as the addresses of councils and their partners are.
 */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(text)
}
