/** A day on which something is due. */
export interface Deadline {
  /** The same for the same thing for ever, so that a calendar moves what it has and doubles nothing. */
  readonly uid: string
  readonly on: string
  readonly title: string
  readonly href: string
}

const breaks = '\r\n'
const mostOctets = 75

/** Backslash, semicolon, comma and line breaks as RFC 5545 §3.3.11 writes them; other control characters are left out. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
}

/** A line of at most 75 octets, the rest on lines that begin with a space; no character is cut in two (RFC 5545 §3.1). */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let out = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > mostOctets) {
      out += `${breaks} `
      octets = 1
    }
    out += character
    octets += size
  }
  return out
}

const compact = (day: string): string => day.replaceAll('-', '')

/** `20081114T170512Z`. */
const stampOf = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d+/g, '')

/** Deadlines as an iCalendar file (RFC 5545), each a whole day that blocks nobody's time. */
export function calendarFile(name: string, deadlines: readonly Deadline[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Throughline//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...deadlines.flatMap(({ uid, on, title, href }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stampOf(now)}`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      `SUMMARY:${escaped(title)}`,
      `URL:${href.replace(/[\r\n]/g, '')}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map((line) => folded(line.toWellFormed())).join(breaks)}${breaks}`
}
