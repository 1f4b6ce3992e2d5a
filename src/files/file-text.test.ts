import { describe, expect, it } from 'vitest'
import { piecesOf, type FileText } from './file-text.ts'

async function pieces(text: FileText): Promise<string[]> {
  const found: string[] = []
  for await (const piece of piecesOf(text)) found.push(piece)
  return found
}

describe('the text of a file in pieces', () => {
  // Wherever the pieces end, some of these would be cut in half.
  const people = `x${'👪'.repeat(100_000)}`

  it.each(['', 'short', people])('is the whole text', async (text) => {
    const found = await pieces(text)
    expect(found.join('')).toBe(text)
    expect(found.every((piece) => piece.isWellFormed())).toBe(true)
  })

  it('comes in pieces of one length, however it is read', async () => {
    const inBits = async function* () {
      for (let at = 0; at < people.length; at += 1001)
        yield await Promise.resolve(people.slice(at, at + 1001))
    }
    expect(await pieces(inBits)).toEqual(await pieces(people))
  })
})
