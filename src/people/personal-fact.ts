import { createHmac } from 'node:crypto'

/**
 * What the record says of a personal fact: that there was this one and no other, but not what it was. Without the
 * person's salt nobody can tell, not even by trying every name there is.
 */
export function commitment(salt: Uint8Array, field: string, value: string): string {
  return value === ''
    ? ''
    : `hmac:${createHmac('sha256', salt).update(field).update('\n').update(value).digest('hex')}`
}
