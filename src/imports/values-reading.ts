import { createHash } from 'node:crypto'
import type { LineFinding } from '../kernel/finding.ts'
import { piecesOf, type FileText } from '../files/file-text.ts'
import { ValuesReader, type ValueColumn, type ValuesFile, type ValuesRow } from './values-file.ts'

/** One reading of a file of values from its beginning to its end. */
export interface ValuesReading {
  /** Some hundreds of rows at a time. */
  readonly portions: AsyncIterable<readonly ValuesRow[]>
  /** What is to be said of the file as a file, and the SHA-256 of its text, once all portions were read. */
  readonly end: () => ReadingEnd
}

export interface ReadingEnd {
  readonly findings: readonly LineFinding[]
  readonly sha256: string
  /** The file is a list of indicators, without figures. */
  readonly isOfDefinitions: boolean
}

export function readingOfText(
  text: FileText,
  renamed: Readonly<Record<string, ValueColumn>> = {},
): ValuesReading {
  const reader = new ValuesReader(renamed)
  const hash = createHash('sha256')
  async function* portions() {
    for await (const piece of piecesOf(text)) {
      hash.update(piece)
      yield reader.read(piece)
    }
    yield reader.end()
  }
  return {
    portions: portions(),
    end: () => ({
      findings: reader.findings,
      sha256: hash.digest('hex'),
      isOfDefinitions: reader.isOfDefinitions,
    }),
  }
}

/** The same for rows that came some other way; `text` is then what they were read from. */
export function readingOfRows({ rows, findings }: ValuesFile, text: string): ValuesReading {
  async function* portions() {
    for (let from = 0; from < rows.length; from += 500)
      yield await Promise.resolve(rows.slice(from, from + 500))
  }
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { portions: portions(), end: () => ({ findings, sha256, isOfDefinitions: false }) }
}
