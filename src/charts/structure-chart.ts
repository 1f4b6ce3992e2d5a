import { markup, type Markup } from '../kernel/markup.ts'
import type { Figure } from './figure.ts'
import { inks, strokes } from './palette.ts'
import { layOut, measures, middleOf, type Box } from './structure-layout.ts'
import { svgPicture } from './svg-picture.ts'
import { textWidth } from './wrap-label.ts'

/** How a box is edged: told apart without colour. */
export type Edge = 'solid' | 'dashed' | 'double'

export type StructureNode = {
  readonly name: string
  /** What the edge means, in words: it stands beside the name in the list. */
  readonly note: string
  readonly href?: string
  readonly edge: Edge
  readonly below: readonly StructureNode[]
}

export type StructureData = {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly desc: string
  readonly nodes: readonly StructureNode[]
  readonly key: readonly { readonly edge: Edge; readonly text: string }[]
  readonly words: {
    readonly more: (count: number) => string
    readonly organisation: string
    readonly partOf: string
    readonly sector: string
    readonly none: string
  }
}

/** `narrow` is the nested list: the twin of the picture on every screen, and all there is on a narrow one. */
export type StructureFigure = Omit<Figure, 'summary' | 'source'>

/** Who is part of whom, as boxes from left to right and as a nested list, both from one tree. */
export function structureChart(data: StructureData): StructureFigure {
  const { id, title, subtitle, desc, nodes, words } = data
  return {
    id,
    title,
    subtitle,
    desc,
    wide: picture(data),
    narrow: markup`<ul class="govuk-list structure">${nodes.map(item)}</ul>`,
    table: {
      caption: title,
      head: [words.organisation, words.partOf, words.sector],
      rows: [...rowsOf(nodes, words.none)],
    },
  }
}

function* rowsOf(nodes: readonly StructureNode[], partOf: string): Generator<string[]> {
  for (const { name, note, below } of nodes) {
    yield [name, partOf, note]
    yield* rowsOf(below, name)
  }
}

function item({ name, note, href, below }: StructureNode): Markup {
  const shown = href ? markup`<a class="govuk-link" href="${href}">${name}</a>` : name
  const parts = below.length > 0 ? markup`<ul class="govuk-list structure">${below.map(item)}</ul>` : null
  return markup`<li>${shown} <span class="structure__note">${note}</span>${parts}</li>`
}

const keyHeight = 44

function picture({ id, title, desc, nodes, key, words }: StructureData): Markup {
  const { boxes, width: across, height } = layOut(nodes, words.more)
  const { width, drawn } = keyLine(key, height)
  return svgPicture({
    id,
    className: 'chart chart--wide',
    title,
    desc,
    width: Math.max(across, width),
    height: height + keyHeight,
    font: measures.font,
    body: [boxes.map(branch), drawn],
  })
}

function branch(box: Box<StructureNode>): Markup {
  const name = box.hidden > 0 ? box.lines.slice(0, -1) : box.lines
  const count = box.hidden > 0 ? box.lines.slice(-1) : []
  return markup`${joints(box)}${frame(box, box.node.edge)}${lines(box, name, 0, inks.text)}${lines(box, count, name.length, inks.quiet)}${box.children.map(branch)}`
}

/** One text in as many lines as it takes, from line `first` of the box on. */
function lines(box: Box<StructureNode>, texts: readonly string[], first: number, ink: string): Markup | null {
  if (texts.length === 0) return null
  const { font, line, pad } = measures
  const room = box.width - 2 * pad
  const spans = texts.map((text, i) => {
    const fit =
      textWidth(text, font) > room ? markup` textLength="${room}" lengthAdjust="spacingAndGlyphs"` : null
    return markup`${i === 0 ? null : ' '}<tspan x="${box.x + pad}" y="${box.y + pad + line * (first + i + 1) - 4}"${fit}>${text}</tspan>`
  })
  return markup`<text fill="${ink}">${spans}</text>`
}

/** From the middle of a box to the middle of each below it, by one upright. */
function joints(box: Box<StructureNode>): Markup | null {
  const [first, last] = [box.children[0], box.children.at(-1)]
  if (!first || !last) return null
  const from = box.x + box.width
  const upright = from + measures.across / 2
  const paths = [
    `M${from},${middleOf(box)}H${upright}`,
    `M${upright},${Math.min(middleOf(first), middleOf(box))}V${Math.max(middleOf(last), middleOf(box))}`,
    ...box.children.map((child) => `M${upright},${middleOf(child)}H${child.x}`),
  ]
  return markup`<path d="${paths.join('')}" fill="none" stroke="${inks.quiet}" stroke-width="1.5"/>`
}

type Rectangle = Pick<Box<StructureNode>, 'x' | 'y' | 'width' | 'height'>

function frame({ x, y, width, height }: Rectangle, edge: Edge): Markup {
  const { colour } = strokes.place
  const dash = edge === 'dashed' ? markup` stroke-dasharray="6 4"` : null
  const inner =
    edge === 'double'
      ? markup`<rect x="${x + 3}" y="${y + 3}" width="${width - 6}" height="${height - 6}" fill="none" stroke="${colour}" stroke-width="1"/>`
      : null
  return markup`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${inks.band}" stroke="${colour}" stroke-width="1.5"${dash}/>${inner}`
}

/** What each edge means, in one line under the picture. */
function keyLine(
  key: StructureData['key'],
  top: number,
): { readonly width: number; readonly drawn: Markup[] } {
  let width = 1
  const drawn = key.map(({ edge, text }) => {
    const x = width
    width += 60 + Math.ceil(textWidth(text, measures.font))
    return markup`${frame({ x, y: top + 14, width: 32, height: 20 }, edge)}<text x="${x + 40}" y="${top + 29}" fill="${inks.text}">${text}</text>`
  })
  return { width, drawn }
}
