import { expect, it } from 'vitest'
import { qrPath } from './qr-path.ts'

it('draws the three corners that every QR code has, and no fourth', () => {
  const { size, path } = qrPath(
    'otpauth://totp/Throughline:a%40b.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  )
  const isDark = (x: number, y: number): boolean => path.includes(`M${x} ${y}h1v1h-1z`)
  // ISO/IEC 18004 §6.3.3: seven dark modules, a ring of light, three by three dark.
  const hasCorner = (left: number, top: number): boolean =>
    Array.from({ length: 49 }, (_, i) => [i % 7, Math.floor(i / 7)] as const).every(([x, y]) => {
      const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3))
      return isDark(left + x, top + y) === (ring !== 2)
    })
  const far = size - 4 - 7
  expect([hasCorner(4, 4), hasCorner(far, 4), hasCorner(4, far), hasCorner(far, far)]).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect((size - 8 - 17) % 4).toBe(0)
})
