/** The text of a file: at hand, or to be read in pieces, from the beginning each time that it is asked for. */
export type FileText = string | (() => AsyncIterable<string>)

/** Characters of a piece, some hundreds of rows: what is read of them is gone before the memory for it is cleared up. */
const pieceLength = 64 * 1024

/** The text in pieces of about the same length, none of which ends within a character. */
export async function* piecesOf(text: FileText): AsyncGenerator<string> {
  let piece = ''
  for await (const part of typeof text === 'string' ? [text] : text()) {
    piece += part
    let at = 0
    while (piece.length - at > pieceLength) {
      const end = at + pieceLength + (isFirstHalf(piece.charCodeAt(at + pieceLength - 1)) ? 1 : 0)
      yield piece.slice(at, end)
      at = end
    }
    piece = piece.slice(at)
  }
  if (piece !== '') yield piece
}

const isFirstHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdbff

/**
 * The same text in memory of its own. A cell is kept by the engine as a view of the piece that it was read from, and
 * one that is held for long would hold the whole piece with it.
 */
export function detached(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8')
}
