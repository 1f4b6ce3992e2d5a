export type Element = { tag: string; attributes: Map<string, string>; children: Node[] }
export type Node = Element | string

const voidTags = new Set(['input', 'br', 'hr', 'img', 'link', 'meta', 'path', 'rect', 'circle'])
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ctdot: '⋯',
  nbsp: '\u00a0',
}

function decode(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, number?: string, name?: string) => {
      if (hex) return String.fromCodePoint(parseInt(hex, 16))
      return number ? String.fromCodePoint(Number(number)) : (entities[name ?? ''] ?? whole)
    },
  )
}

function readAttributes(text: string): Map<string, string> {
  const found = text.matchAll(/([^\s=/]+)(?:\s*=\s*"([^"]*)")?/g)
  return new Map(Array.from(found, ([, name = '', value = '']) => [name, decode(value)]))
}

/** The elements and texts of well-formed HTML, as the components write it; comments are left out. */
export function parseHtml(html: string): Element {
  const root: Element = { tag: '', attributes: new Map(), children: [] }
  const open = [root]
  for (const [, comment, end, start, attributes = '', selfClosed, text] of html.matchAll(
    /(<!--.*?-->)|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[^\s=>/]+(?:\s*=\s*"[^"]*")?)*)\s*(\/?)>|([^<]+)/gs,
  )) {
    const parent = open.at(-1) ?? root
    if (comment) continue
    if (end) {
      if (parent.tag !== end && !voidTags.has(end)) throw new Error(`</${end}> closes <${parent.tag}>`)
      if (parent.tag === end) open.pop()
    } else if (start) {
      const element = { tag: start, attributes: readAttributes(attributes), children: [] }
      parent.children.push(element)
      if (!selfClosed && !voidTags.has(start)) open.push(element)
    } else parent.children.push(decode(text ?? ''))
  }
  return root
}
