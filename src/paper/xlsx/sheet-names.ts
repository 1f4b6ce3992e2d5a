const longest = 31

/**
 * Names for sheets, in the same order, each one that Excel takes: at most 31 characters, none of `[ ] : * ? / \`, no
 * apostrophe at an end, not `History`, and no two the same whatever the case.
 */
export function sheetNames(captions: readonly string[]): string[] {
  const taken = new Set(['history'])
  return captions.map((caption, i) => {
    const plain = legal(caption) || String(i + 1)
    for (let time = 1; ; time++) {
      const behind = time === 1 ? '' : ` (${time})`
      const name = `${shortened(plain, longest - behind.length)}${behind}`
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  })
}

function legal(caption: string): string {
  return caption
    .replace(/[[\]:*?/\\]+/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s'-]+|[\s'-]+$/g, '')
}

/** Cut after a whole word where one ends in the last third, never in the middle of a character. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length - 1)
  const space = cut.lastIndexOf(' ')
  const kept = space > (length * 2) / 3 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')
  return `${kept.replace(/[\s',-]+$/, '')}…`
}
