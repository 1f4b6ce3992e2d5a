import { strFromU8, unzipSync } from 'fflate'

/** The running text of a Word file, its paragraphs joined by line ends. */
export function wordsOfDocx(bytes: Uint8Array): string {
  const part = unzipSync(bytes)['word/document.xml']
  if (!part) throw new Error('this is not a Word file')
  return strFromU8(part)
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
