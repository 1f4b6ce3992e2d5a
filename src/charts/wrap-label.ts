const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijlt.,:;'|!()[\]/ ]/, 0.3],
  [/[mwMW%@]/, 0.92],
  [/[A-Z£]/, 0.7],
]

/** Pixels that a line of text takes in Arial, rounded up a little: a picture cannot ask the browser before it is drawn. */
export function textWidth(text: string, fontSize: number): number {
  const ems = Array.from(text.slice(0, 500)).map(
    (letter) => widths.find(([of]) => of.test(letter))?.[1] ?? 0.57,
  )
  return ems.reduce((sum, em) => sum + em, 0) * fontSize
}

const lengthOf = (text: string): number => Array.from(text).length

function cut(text: string, most: number): string {
  const characters = Array.from(text)
  return characters.length <= most ? text : `${characters.slice(0, Math.max(0, most - 1)).join('')}…`
}

/** Words in lines of at most `most` characters; what does not fit in `lines` lines is cut with "…". */
function fold(text: string, most: number, lines: number): string[] {
  const folded: string[] = []
  // Longer than could ever be printed: cut first, so that a hostile label costs nothing.
  for (const word of cut(text.trim(), most * lines + lines).split(/\s+/)) {
    const last = folded.at(-1)
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= most)
      folded[folded.length - 1] = `${last} ${word}`
    else if (folded.length < lines) folded.push(cut(word, most))
    else {
      folded[folded.length - 1] = cut(`${last ?? ''} ${word}`, most)
      break
    }
  }
  return folded
}

/** A label as lines: the name may be cut short, the value never is. */
export function wrapLabel(name: string, value: string, most: number, lines: number): string[] {
  if (value === '') return fold(name, most, lines)
  const whole = fold(name, most, lines)
  const last = whole.at(-1) ?? ''
  if (lengthOf(last) + 1 + lengthOf(value) <= most) return [...whole.slice(0, -1), `${last} ${value}`.trim()]
  if (whole.length < lines) return [...whole, value]
  return [...whole.slice(0, -1), `${cut(last, most - lengthOf(value) - 1)} ${value}`.trim()]
}
