const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
]
const systems: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh|Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
]

/** The browser and the machine that a `User-Agent` speaks of, to be known again by their owner; '' for neither. */
export function deviceOf(userAgent: string): string {
  const nameIn = (known: typeof browsers): string[] =>
    known
      .filter(([, pattern]) => pattern.test(userAgent))
      .slice(0, 1)
      .map(([name]) => name)
  return [...nameIn(browsers), ...nameIn(systems)].join(', ')
}
