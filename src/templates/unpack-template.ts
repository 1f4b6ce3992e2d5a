import { walkPackage, type PackageFault } from '../files/walk-package.ts'
import type { OfficeParts } from '../paper/word-template/office-package.ts'
import { templateLimits } from './template.ts'

/**
 * The parts of a Word file, or why it is not opened. They are the parts that were counted: a second directory in the file,
 * which another program would go by, is never looked at.
 */
export function unpackTemplate(bytes: Uint8Array): OfficeParts | PackageFault {
  const pieces = new Map<string, Uint8Array[]>()
  const walked = walkPackage(bytes, templateLimits, (path, piece) => {
    const before = pieces.get(path)
    if (before) before.push(piece.slice())
    else pieces.set(path, [piece.slice()])
  })
  if (typeof walked === 'string') return walked
  return new Map([...pieces].map(([path, parts]) => [path, Buffer.concat(parts)]))
}
