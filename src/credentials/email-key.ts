import { storableText } from '../kernel/storable-text.ts'

/** An e-mail address as accounts are found by it: one spelling, small letters. */
export function emailKey(typed: string): string {
  return storableText(typed).normalize('NFC').trim().toLowerCase()
}
