/**
 * govuk-frontend's ready CSS for a service that is not on GOV.UK: without the two rules that fetch GDS Transport
 * and without its name, so that Arial is used, and without the royal arms of the footer.
 * Throws when the CSS no longer has what is taken out: then a new version needs looking at.
 */
export function plainGovukCss(css: string): string {
  const withoutFonts = css.replace(/@font-face\{[^}]*GDS Transport[^}]*\}/g, '')
  const plain = withoutFonts
    .replaceAll('font-family:GDS Transport,arial,sans-serif', 'font-family:Arial,sans-serif')
    .replace(/[a-z-]+:url\(\/assets\/images\/govuk-crest\.svg\);?/g, '')
    .replace(/\n?\/\*# sourceMappingURL=[^*]*\*\//, '')
  const left = /@font-face|GDS Transport|url\([^)]*\)/.exec(plain)
  if (withoutFonts === css || left) {
    throw new Error(`govuk-frontend's CSS has changed: ${left?.[0] ?? 'it has no font rules to take out'}`)
  }
  return plain
}
