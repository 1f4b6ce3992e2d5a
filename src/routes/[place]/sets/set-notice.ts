import { setWords } from '#src/sets/words.ts'
import type { Locale } from '#src/ui/messages.ts'

/** What was done, from the address that the reader was sent to: `joined-3`. */
export function doneNotice(done: string | null, locale: Locale): { kind: 'success'; text: string } | null {
  const [, name = '', count = '0'] = /^([a-z]+)(?:-(\d{1,5}))?$/.exec(done ?? '') ?? []
  const said = setWords(locale).done
  return Object.hasOwn(said, name)
    ? { kind: 'success', text: said[name as keyof typeof said](Number(count)) }
    : null
}
