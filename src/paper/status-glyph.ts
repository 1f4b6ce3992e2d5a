import { inkOn } from '../charts/luminance.ts'
import { markup, type Markup } from '../kernel/markup.ts'
import type { Shape, Status } from './tree.ts'

/** Each shape twice: a path in a square of 20, and the character that stands for it where only text can. */
export const shapes = {
  circle: { path: 'M10,1.5a8.5,8.5 0 1,0 0.01,0Z', character: '●' },
  triangle: { path: 'M10,1L19.5,18.5H0.5Z', character: '▲' },
  square: { path: 'M1.5,1.5H18.5V18.5H1.5Z', character: '■' },
  star: {
    path: 'M10,0.5L12.9,6.9L19.6,7.6L14.6,12.2L16,19L10,15.5L4,19L5.4,12.2L0.4,7.6L7.1,6.9Z',
    character: '★',
  },
  hollow: { path: 'M10,2a8,8 0 1,0 0.01,0Z', character: '○' },
} as const satisfies Record<Shape, { path: string; character: string }>

/** The shape with its letter. Hidden from assistive technology: the word beside it says the same. */
export function statusGlyph({ shape, letter, fill, ink }: Status): Markup {
  const isHollow = shape === 'hollow'
  const letterInk = isHollow ? ink : inkOn(fill)
  // A triangle is widest at its foot, so its letter stands lower.
  const y = shape === 'triangle' ? 16.5 : 14.5
  return markup`<svg class="paper-glyph" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="${shapes[shape].path}" fill="${isHollow ? '#ffffff' : fill}" stroke="${ink}" stroke-width="${isHollow ? 2 : 1.5}"/><text x="10" y="${y}" text-anchor="middle" font-family="Arial, Helvetica, sans-serif" font-size="12" font-weight="bold" fill="${letterInk}">${letter}</text></svg>`
}
