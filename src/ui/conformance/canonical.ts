import { parseHtml, type Element, type Node } from './html-tree.ts'

// White space counts only between words that stand in one line of text.
const inText = new Set(['a', 'span', 'strong', 'em', 'b', 'i', 'code'])
const isBlock = (node: Node | undefined) => typeof node === 'object' && !inText.has(node.tag)

/** The children with white space as a browser sees it; space at the edges of a span stands outside it. */
function tidy(element: Element): Node[] {
  const flat = element.children.flatMap((child): Node[] => {
    if (typeof child === 'string') return [child.replace(/\s+/g, ' ')]
    if (child.tag === 'textarea') return [child]
    const children = tidy(child)
    if (!inText.has(child.tag)) return [{ ...child, children: edgeless(children) }]
    const before = startsWithSpace(children[0]) ? ' ' : ''
    const after = endsWithSpace(children.at(-1)) ? ' ' : ''
    return [before, { ...child, children: edgeless(children) }, after]
  })
  const joined: Node[] = []
  for (const node of flat) {
    const last = joined.at(-1)
    if (typeof node === 'string' && typeof last === 'string') joined[joined.length - 1] = last + node
    else joined.push(node)
  }
  return joined
    .map((node, i) => {
      if (typeof node !== 'string') return node
      let text = node.replace(/ +/g, ' ')
      if (isBlock(joined[i - 1])) text = text.trimStart()
      if (isBlock(joined[i + 1])) text = text.trimEnd()
      return text
    })
    .filter((node) => node !== '')
}

const startsWithSpace = (node: Node | undefined) => typeof node === 'string' && node.startsWith(' ')
const endsWithSpace = (node: Node | undefined) => typeof node === 'string' && node.endsWith(' ')

function edgeless(children: Node[]): Node[] {
  return children
    .map((node, i) => {
      if (typeof node !== 'string') return node
      const text = i === 0 ? node.trimStart() : node
      return i === children.length - 1 ? text.trimEnd() : text
    })
    .filter((node) => node !== '')
}

function attributeText([name, value]: [string, string]): string {
  const written = name === 'class' ? value.trim().split(/\s+/).sort().join(' ') : value
  return written === '' ? ` ${name}` : ` ${name}=${JSON.stringify(written)}`
}

function lines(node: Node, indent: string): string[] {
  if (typeof node === 'string') return [`${indent}${JSON.stringify(node)}`]
  const attributes = [...node.attributes].sort(([a], [b]) => (a < b ? -1 : 1)).map(attributeText)
  return [
    `${indent}<${node.tag}${attributes.join('')}>`,
    ...node.children.flatMap((child) => lines(child, `${indent}  `)),
  ]
}

/**
 * HTML as lines that are equal when two pieces mean the same to a browser: attributes and classes in order of
 * name, white space as it shows. `leftOut` takes elements away before the comparison.
 */
export function canonical(html: string, leftOut: (element: Element) => boolean = () => false): string {
  const prune = (element: Element): Element => ({
    ...element,
    children: element.children.flatMap((child): Node[] => {
      if (typeof child === 'string') return [child]
      return leftOut(child) ? [] : [prune(child)]
    }),
  })
  const root = prune(parseHtml(html))
  return edgeless(tidy(root))
    .flatMap((node) => lines(node, ''))
    .join('\n')
}
