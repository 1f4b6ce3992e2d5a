import { describe, expect, it } from 'vitest'
import { copyLine } from './copy-text.ts'

describe('a line of COPY text', () => {
  it.each([
    ['a null is not the text N', [null, '\\N'], '\\N\t\\\\N\n'],
    ['separators inside a text are escaped', ['a\tb\nc\rd'], 'a\\tb\\nc\\rd\n'],
    ['an instant is written with its zone', [new Date(Date.UTC(2026, 3, 1))], '2026-04-01T00:00:00.000Z\n'],
    ['bytes are hexadecimal', [Uint8Array.of(0, 255)], '\\\\x00ff\n'],
    ['numbers and answers as they are', [1.5, -3, true], '1.5\t-3\ttrue\n'],
  ])('%s', (_, values, line) => {
    expect(copyLine(values)).toBe(line)
  })
})
