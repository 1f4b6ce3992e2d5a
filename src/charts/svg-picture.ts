import { markup, type Markup } from '../kernel/markup.ts'
import { inks } from './palette.ts'

/** An SVG that is one picture to a screen reader: named, described, on its own white ground, without style attributes. */
export function svgPicture(picture: {
  readonly id: string
  readonly className: string
  readonly title: string
  readonly desc: string
  readonly width: number
  readonly height: number
  readonly font: number
  readonly body: Parameters<typeof markup>[1]
}): Markup {
  const { className, title, desc, width, height, font, body } = picture
  const id = picture.id.replace(/[^A-Za-z0-9_-]+/g, '-')
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="${className}" role="img" aria-labelledby="${id}-title ${id}-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Arial, Helvetica, sans-serif" font-size="${font}"><title id="${id}-title">${title}</title><desc id="${id}-desc">${desc}</desc><rect width="${width}" height="${height}" fill="${inks.paper}"/>${body}</svg>`
}
