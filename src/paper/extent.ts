import { unzipSync } from 'fflate'
import type { PaperFormat } from './formats.ts'

/** How long a file is, where it knows that itself: a Word file has the pages that each program makes of it. */
export interface Extent {
  readonly unit: 'pages' | 'sheets'
  readonly count: number
}

const counts: Partial<Record<PaperFormat, (bytes: Uint8Array) => Extent | null>> = {
  pdf: pagesOf,
  xlsx: sheetsOf,
}

/** Null where the format has no pages or sheets of its own, or the file does not say. */
export function extentOf(format: PaperFormat, bytes: Uint8Array): Extent | null {
  return counts[format]?.(bytes) ?? null
}

/** What the catalogue of a PDF says of its pages (ISO 32000-1, §7.7.3.2). */
function pagesOf(bytes: Uint8Array): Extent | null {
  const text = Buffer.from(bytes).toString('latin1')
  const object = (number: string | undefined): string => {
    const at = number === undefined ? -1 : text.lastIndexOf(`\n${number} 0 obj`)
    return at < 0 ? '' : text.slice(at, text.indexOf('endobj', at))
  }
  const root = /\/Root (\d+) 0 R/.exec(text.slice(text.lastIndexOf('trailer')))?.[1]
  const pages = object(/\/Pages (\d+) 0 R/.exec(object(root))?.[1])
  const count = /\/Count (\d+)/.exec(pages)?.[1]
  return count === undefined ? null : { unit: 'pages', count: Number(count) }
}

function sheetsOf(bytes: Uint8Array): Extent | null {
  let count = 0
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) count += 1
        return false
      },
    })
  } catch {
    return null
  }
  return count === 0 ? null : { unit: 'sheets', count }
}
