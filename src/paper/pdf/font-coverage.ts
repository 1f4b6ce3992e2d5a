type Coverage = Set<number>

/**
 * The code points that a TrueType font has a glyph for, read from its `cmap` table (OpenType specification, formats 4 and
 * 12). Throws where the bytes are no font.
 */
export function fontCoverage(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableAt(view, 'cmap')
  const covered: Coverage = new Set()
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * i + 4)
    const format = view.getUint16(at)
    if (format === 4) addSegments(view, at, covered)
    if (format === 12) addGroups(view, at, covered)
  }
  return covered
}

function tableAt(view: DataView, name: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + 16 * i
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)))
    if (tag === name) return view.getUint32(record + 8)
  }
  throw new Error(`A font without the table ${name}`)
}

/** Format 4: segments of the first 65,536 code points, each with an offset to its glyphs or a list of them. */
function addSegments(view: DataView, at: number, covered: Coverage): void {
  const bytes = view.getUint16(at + 6)
  const ends = at + 14
  const starts = ends + bytes + 2
  for (let i = 0; i < bytes; i += 2) {
    const end = Math.min(view.getUint16(ends + i), 0xfffe)
    const start = view.getUint16(starts + i)
    const delta = view.getUint16(starts + bytes + i)
    const offsetAt = starts + 2 * bytes + i
    const offset = view.getUint16(offsetAt)
    for (let code = start; code <= end; code++) {
      const glyph = offset === 0 ? code + delta : view.getUint16(offsetAt + offset + 2 * (code - start))
      if ((glyph & 0xffff) !== 0) covered.add(code)
    }
  }
}

/** Format 12: groups of neighbouring code points, anywhere in Unicode. */
function addGroups(view: DataView, at: number, covered: Coverage): void {
  for (let i = 0; i < view.getUint32(at + 12); i++) {
    const group = at + 16 + 12 * i
    const [start, end] = [view.getUint32(group), view.getUint32(group + 4)]
    for (let code = start; code <= end; code++) covered.add(code)
  }
}
