/** A colour as `#rrggbb`. */
export type Hex = `#${string}`

/** The colours a place may set; every other colour has a meaning and is fixed. */
export type BrandColours = {
  /** Ground of the header, with the place's name on it. */
  header: Hex
  headerText: Hex
  /** Bars, banners and the line of the footer. */
  accent: Hex
  link: Hex
  linkHover: Hex
  linkVisited: Hex
}

export const plainBrand: BrandColours = {
  header: '#0b0c0c',
  headerText: '#ffffff',
  accent: '#1d70b8',
  link: '#1a65a6',
  linkHover: '#0f385c',
  linkVisited: '#54319f',
}

export type BrandFinding = { field: keyof BrandColours; message: string; severity: 'error' }

const white = '#ffffff'
const contextGround = '#f3f3f3'
const bannerGround = '#f4f8fb'

/** Each pair that stands together on a page, and the least contrast it must have: 4.5 for text, 3 for lines. */
const pairs: readonly {
  field: keyof BrandColours
  what: string
  on: keyof BrandColours | Hex
  least: number
}[] = [
  { field: 'headerText', what: 'The name in the header', on: 'header', least: 4.5 },
  { field: 'accent', what: 'White text on the accent colour', on: white, least: 4.5 },
  { field: 'accent', what: 'The line above the footer', on: bannerGround, least: 3 },
  { field: 'link', what: 'A link', on: white, least: 4.5 },
  { field: 'link', what: 'A link on grey', on: contextGround, least: 4.5 },
  { field: 'linkHover', what: 'A link under the pointer', on: white, least: 4.5 },
  { field: 'linkHover', what: 'A link under the pointer, on grey', on: contextGround, least: 4.5 },
  { field: 'linkVisited', what: 'A visited link', on: white, least: 4.5 },
  { field: 'linkVisited', what: 'A visited link on grey', on: contextGround, least: 4.5 },
]

const written = /^#[\da-f]{6}$/i

/** Why a place's colours cannot be used: nothing when they can. Values are never taken into CSS unchecked. */
export function* checkBrand(brand: BrandColours): Generator<BrandFinding> {
  const unread = (Object.keys(plainBrand) as (keyof BrandColours)[]).filter(
    (field) => !written.test(brand[field]),
  )
  for (const field of unread) {
    yield {
      field,
      message: `Write the colour as # and six figures, like ${plainBrand[field]}`,
      severity: 'error',
    }
  }
  if (unread.length > 0) return
  for (const { field, what, on, least } of pairs) {
    const ground = on in plainBrand ? brand[on as keyof BrandColours] : (on as Hex)
    const ratio = contrast(brand[field], ground)
    if (ratio < least) {
      const shown = (Math.floor(ratio * 10) / 10).toFixed(1)
      yield {
        field,
        message: `${what} has a contrast of ${shown} to 1 with ${ground}; it needs ${least}`,
        severity: 'error',
      }
    }
  }
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Hex, other: Hex): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** How light a colour is, 0 to 1 (WCAG 2.2, "relative luminance"). */
export function luminance(colour: Hex): number {
  const part = (from: number) => {
    const value = parseInt(colour.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

/** The style sheet that gives a place its colours. Throws for colours that `checkBrand` has findings on. */
export function brandCss(brand: BrandColours): string {
  const [finding] = checkBrand(brand)
  if (finding) throw new RangeError(`${finding.field}: ${finding.message}`)
  const properties = {
    '--app-header-colour': brand.header,
    '--app-header-text-colour': brand.headerText,
    '--govuk-brand-colour': brand.accent,
    '--govuk-link-colour': brand.link,
    '--govuk-link-hover-colour': brand.linkHover,
    '--govuk-link-visited-colour': brand.linkVisited,
  }
  const lines = Object.entries(properties).map(([name, colour]) => `  ${name}: ${colour};\n`)
  return `:root {\n${lines.join('')}}\n`
}
