import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { plainGovukCss } from './plain-govuk-css.ts'

const file = fileURLToPath(import.meta.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'))
const original = readFileSync(file, 'utf8')

describe('plainGovukCss', () => {
  const plain = plainGovukCss(original)

  it('fetches nothing and names no GOV.UK font', () => {
    expect(plain).not.toMatch(/url\(|@font-face|GDS Transport/)
    expect(plain).toContain('.govuk-button{font-family:Arial,sans-serif')
  })

  it('keeps every other rule', () => {
    const rules = (css: string) => css.split('{').length
    expect(rules(original) - rules(plain)).toBe(2)
  })

  it('gives the same bytes each time', () => {
    expect(plainGovukCss(original)).toBe(plain)
  })

  it('refuses CSS in which it finds nothing to take out, and CSS that fetches something new', () => {
    expect(() => plainGovukCss('.govuk-button{color:#fff}')).toThrow('has changed')
    expect(() => plainGovukCss(`${original}.new{background:url(/new.svg)}`)).toThrow('url(/new.svg)')
  })
})
