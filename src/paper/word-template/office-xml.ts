/** An element as it is written in a part of an Office file. Texts and attributes keep their escapes, so what is not touched is written back as it was. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Map<string, string>
  children: XmlNode[]
}
export type XmlNode = string | XmlElement

const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const strayAmpersand = /&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);)/i
/** Far deeper than any that an office program writes. */
const deepest = 200

/** The element that a part consists of. Throws where it is not well formed, and at a document type: Office files have none. */
export function readOfficeXml(text: string): XmlElement {
  const top: XmlElement = { name: '', attributes: new Map(), children: [] }
  const open = [top]
  const fail = (what: string): never => {
    throw new Error(`${what} at ${token.lastIndex}`)
  }
  token.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const match = token.exec(text)
    if (!match) {
      token.lastIndex = at
      return fail('not understood')
    }
    const [whole, data, closed, name, attributes = '', ends] = match
    const inside = open.at(-1) ?? top
    if (closed !== undefined) {
      if (open.length < 2 || inside.name !== closed) fail(`</${closed}> closes nothing`)
      open.pop()
    } else if (name !== undefined) {
      const element = { name, attributes: attributesOf(attributes), children: [] }
      inside.children.push(element)
      if (ends === '') open.push(element)
      if (open.length > deepest) fail('too deep')
    } else if (data !== undefined) inside.children.push(escaped(data))
    else if (!whole.startsWith('<')) {
      if (strayAmpersand.test(whole)) fail('an entity of its own')
      if (inside !== top) inside.children.push(whole)
      else if (whole.trim() !== '') fail('text outside')
    }
  }
  const [root] = top.children
  if (open.length > 1 || top.children.length !== 1 || typeof root !== 'object') return fail('not one element')
  return root
}

function attributesOf(text: string): Map<string, string> {
  if (strayAmpersand.test(text)) throw new Error('an entity of its own')
  return new Map(
    [...text.matchAll(attribute)].map(([, name = '', double, single = '']) => [
      name,
      double ?? single.replaceAll('"', '&quot;'),
    ]),
  )
}

/** The same as the text of a part. */
export function writeOfficeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`
}

function written(node: XmlNode): string {
  if (typeof node === 'string') return node
  const { name, attributes, children } = node
  let start = `<${name}`
  for (const [key, value] of attributes) start += ` ${key}="${value}"`
  return children.length === 0 ? `${start}/>` : `${start}>${children.map(written).join('')}</${name}>`
}

export function newElement(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: XmlNode[] = [],
): XmlElement {
  return { name, attributes: new Map(Object.entries(attributes)), children }
}

/** The elements directly inside. */
export function childrenOf({ children }: XmlElement, name?: string): XmlElement[] {
  return children.filter(
    (node): node is XmlElement => typeof node === 'object' && (name === undefined || node.name === name),
  )
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0]
}

/** Every element inside in reading order, the element itself first; nothing inside one that `enters` says no to. */
export function elementsIn(
  element: XmlElement,
  enters: (inner: XmlElement) => boolean = () => true,
): XmlElement[] {
  const found: XmlElement[] = []
  const open = [element]
  // With a stack of its own: a generator in a generator passes each element on as often as it is deep.
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next)
    for (let i = next.children.length - 1; i >= 0; i -= 1) {
      const inner = next.children[i]
      if (typeof inner === 'object' && enters(inner)) open.push(inner)
    }
  }
  return found
}

export function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  return elementsIn(element).filter((inner) => inner.name === name)
}

export function copyOf(element: XmlElement): XmlElement {
  return {
    name: element.name,
    attributes: new Map(element.attributes),
    children: element.children.map((node) => (typeof node === 'string' ? node : copyOf(node))),
  }
}

/** The value of the property of this name: `<w:name w:val="Heading 1"/>`. */
export function propertyOf(element: XmlElement, name: string): string | undefined {
  return childOf(element, name)?.attributes.get('w:val')
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The text directly inside, as it reads. */
export function textIn({ children }: XmlElement): string {
  return unescaped(children.filter((node) => typeof node === 'string').join(''))
}

export function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name = '') => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN)
      if (Number.isNaN(code)) return entities[String(name)] ?? whole
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
    },
  )
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
