/** An element as a test looks at it. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y
// eslint has no say here: these are the characters that XML 1.0 leaves out.
const illegal = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]')
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Reads XML strictly and throws where it is not well formed: crossed tags, bare ampersands, doubled attributes, illegal characters. */
export function readXml(text: string): XmlElement {
  if (illegal.test(text)) throw new Error('A character that XML cannot hold')
  if (!text.isWellFormed()) throw new Error('Half a character')
  const root = { name: '#root', attributes: {}, children: [] as (XmlElement | string)[] }
  const open: { name: string; children: (XmlElement | string)[] }[] = [root]
  const at = new RegExp(token)
  while (at.lastIndex < text.length) {
    const from = at.lastIndex
    const match = at.exec(text)
    if (!match) throw new Error(`Not well formed: ${text.slice(from, from + 80)}`)
    const [, closes, opens, attributes = '', empty, content] = match
    const parent = open.at(-1)
    if (!parent) throw new Error('More closed than opened')
    if (content !== undefined) parent.children.push(plain(content))
    else if (closes !== undefined) {
      if (open.pop()?.name !== closes) throw new Error(`Crossed at ${closes}`)
    } else if (opens !== undefined) {
      const element = {
        name: opens,
        attributes: attributesOf(attributes),
        children: [] as (XmlElement | string)[],
      }
      parent.children.push(element)
      if (empty !== '/') open.push(element)
    }
  }
  if (open.length !== 1) throw new Error(`Never closed: ${open.at(-1)?.name ?? ''}`)
  const elements = root.children.filter((child) => typeof child !== 'string')
  const [only] = elements
  if (!only || elements.length !== 1) throw new Error('One element holds everything')
  return only
}

function plain(text: string): string {
  return text.replace(/&([^;\s]*)(;?)/g, (whole, name: string, end: string) => {
    const code = /^#(x?)([0-9a-fA-F]+)$/.exec(name)
    if (end === ';' && code) return String.fromCodePoint(Number.parseInt(code[2] ?? '', code[1] ? 16 : 10))
    const known = entities[name]
    if (end !== ';' || known === undefined) throw new Error(`Bare ampersand: ${whole}`)
    return known
  })
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', quoted = ''] of text.matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (name in attributes) throw new Error(`Twice: ${name}`)
    attributes[name] = plain(quoted.slice(1, -1))
  }
  return attributes
}

/** Every element of this name, in reading order. */
export function elementsOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elementsOf(child, name)],
  )
}

/** The element's own text and that of everything in it. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}
