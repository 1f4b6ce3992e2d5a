import { wrapLabel } from './wrap-label.ts'

type Standing = { readonly below: readonly Standing[] }

/** A thing with what stands below it, as it is drawn. */
type Nested<Node> = { readonly name: string; readonly below: readonly Node[] }

export type Box<Node> = {
  readonly node: Node
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Things below it that the picture leaves to the list. */
  readonly hidden: number
  readonly children: readonly Box<Node>[]
}

/** Levels that stay legible across a page; what is deeper is counted in its box. */
const mostLevels = 4
const pageWidth = 960
export const measures = { font: 15, line: 18, pad: 7, across: 28, between: 8 }

/**
 * A tree from left to right: one column a level, one row for each end of a branch, whatever has children in the middle
 * of them. Widths are pixels at 1:1, 960 at most.
 */
export function layOut<Node extends Nested<Node>>(
  roots: readonly Node[],
  more: (count: number) => string,
): { readonly boxes: readonly Box<Node>[]; readonly width: number; readonly height: number } {
  const levels = Math.min(mostLevels, Math.max(1, ...roots.map(levelsOf)))
  const { font, line, pad, across, between } = measures
  const width = Math.min(250, Math.floor((pageWidth - (levels - 1) * across) / levels))
  const letters = Math.floor((width - 2 * pad) / (font * 0.57))
  let bottom = 1
  const place = (node: Node, level: number): Box<Node> => {
    const hidden = level === mostLevels - 1 ? countOf(node.below) : 0
    const name = wrapLabel(node.name, '', letters, 3)
    const lines = hidden > 0 ? [...name, more(hidden)] : name
    const height = Math.max(1, lines.length) * line + 2 * pad
    const top = bottom
    const children = hidden > 0 ? [] : node.below.map((child) => place(child, level + 1))
    const [first, last] = [children[0], children.at(-1)]
    const middle = first && last ? (middleOf(first) + middleOf(last)) / 2 : top + height / 2
    const y = Math.max(top, Math.round(middle - height / 2))
    bottom = Math.max(bottom, y + height + between)
    return { node, lines, x: 1 + level * (width + across), y, width, height, hidden, children }
  }
  const boxes = roots.map((node) => place(node, 0))
  return { boxes, width: levels * width + (levels - 1) * across + 2, height: bottom }
}

export const middleOf = ({ y, height }: Pick<Box<unknown>, 'y' | 'height'>): number => y + height / 2

const levelsOf = ({ below }: Standing): number => 1 + Math.max(0, ...below.map(levelsOf))

const countOf = (some: readonly Standing[]): number =>
  some.reduce((sum, { below }) => sum + 1 + countOf(below), 0)
