const breaks = /[\p{Cc}\u2028\u2029\s]+/gu

/** The text on one line: no line break or other control character reaches a header of a message. */
export function oneLine(text: string): string {
  return text.replace(breaks, ' ').trim()
}

const most = 60

/** A subject of 60 characters at most: where it would be longer, `name` is cut short and the rest stays whole. */
export function subjectOf(write: (name: string) => string, name: string): string {
  const whole = oneLine(write(oneLine(name)))
  if (whole.length <= most) return whole
  const room = oneLine(name).length - (whole.length - most) - 1
  const cut = oneLine(write(`${oneLine(name).slice(0, Math.max(0, room)).trimEnd()}…`))
  return cut.toWellFormed().replaceAll('\ufffd', '').slice(0, most)
}
