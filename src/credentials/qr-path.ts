import qrcode from 'qrcode-generator'

/** Empty modules around the code, so that it can be told from what stands beside it (ISO/IEC 18004 §6.3.8). */
const quiet = 4

/** A QR code as one SVG path in a square of `size` units, a unit a module. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const rows = Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (_, column) =>
      code.isDark(row, column) ? `M${column + quiet} ${row + quiet}h1v1h-1z` : '',
    ).join(''),
  )
  return { size: count + 2 * quiet, path: rows.join('') }
}
