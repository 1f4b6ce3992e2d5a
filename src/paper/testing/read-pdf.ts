import { first, pdfObjects, stringOf, type Lookup } from './pdf-objects.ts'
import { pagePrint } from './pdf-print.ts'

/** An element of the structure tree, as a screen reader walks it: `text` is its own and that of everything in it. */
export type PdfElement = {
  readonly role: string
  readonly alt: string | null
  readonly text: string
  readonly children: readonly PdfElement[]
  /** Numbers of the pages it stands on, from 1. */
  readonly pages: readonly number[]
}

export type PdfFile = {
  readonly root: PdfElement
  /** Width and height in points, everything printed on it, and the addresses it leads to. */
  readonly pages: readonly {
    readonly size: readonly number[]
    readonly printed: string
    readonly addresses: readonly string[]
  }[]
  readonly title: string | null
  readonly catalogue: string
  readonly metadata: string
}

/** A PDF as another reader sees it: its structure tree with the words in it, its pages, and what it says about itself. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const file = Buffer.from(bytes)
  const at = pdfObjects(file)
  const trailer = file.toString('latin1', file.lastIndexOf('trailer'))
  const catalogue = at(first(trailer, /\/Root (\d+) 0 R/)).head
  const pageIds = pagesBelow(first(catalogue, /\/Pages (\d+) 0 R/), at)
  const prints = pageIds.map((id) => pagePrint(at(id), at))
  const element = (id: string, inherited: number): PdfElement => {
    const { head } = at(id)
    // What it holds of other pages says so with a page of its own, deeper in.
    const own = /^ {2}\/Pg (\d+) 0 R/m.exec(head)?.[1]
    const page = own === undefined ? inherited : pageIds.indexOf(own)
    const parts = kidsOf(head).map((kid) => {
      if ('id' in kid) return element(kid.id, page)
      const where = kid.page === undefined ? page : pageIds.indexOf(kid.page)
      return { text: prints[where]?.marked.get(kid.number) ?? '', pages: [where + 1] }
    })
    return {
      role: first(head, /\/S \/(\w+)/),
      alt: stringOf(head, 'Alt'),
      text: parts.map(({ text }) => text).join(''),
      children: parts.filter((part): part is PdfElement => 'role' in part),
      pages: [...new Set(parts.flatMap(({ pages }) => pages))],
    }
  }
  const tree = at(first(catalogue, /\/StructTreeRoot (\d+) 0 R/)).head
  return {
    root: element(first(tree, /\/K \[?(\d+)/), -1),
    pages: pageIds.map((id, i) => ({
      size: first(at(id).head, /\/MediaBox \[([^\]]*)\]/)
        .split(' ')
        .slice(2)
        .map(Number),
      printed: prints[i]?.printed ?? '',
      addresses: [...(/\/Annots \[([^\]]*)\]/.exec(at(id).head)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].flatMap(
        ([, annotation = '']) => stringOf(at(annotation).head, 'URI') ?? [],
      ),
    })),
    title: stringOf(at(first(trailer, /\/Info (\d+) 0 R/)).head, 'Title'),
    catalogue,
    metadata: at(first(catalogue, /\/Metadata (\d+) 0 R/)).stream?.toString('utf8') ?? '',
  }
}

/** Every element of this role, in reading order. */
export function inRole(element: PdfElement, role: string): PdfElement[] {
  return element.children.flatMap((child) => [
    ...(child.role === role ? [child] : []),
    ...inRole(child, role),
  ])
}

function pagesBelow(id: string, at: Lookup): string[] {
  const { head } = at(id)
  if (!/\/Type \/Pages\b/.test(head)) return [id]
  const kids = first(head, /\/Kids \[([^\]]*)\]/)
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid = '']) => pagesBelow(kid, at))
}

type Kid = { readonly id: string } | { readonly number: number; readonly page: string | undefined }

/** What an element holds: other elements, and marked content of its own page or of another. */
function kidsOf(head: string): Kid[] {
  const kids = /\/K (\[[\s\S]*?\](?=\n)|\d+ 0 R|\d+)/.exec(head)?.[1] ?? ''
  return [...kids.matchAll(/<<([\s\S]*?)>>|(\d+) 0 R|(\d+)/g)].flatMap(([, entry, id, number]): Kid[] => {
    if (id !== undefined) return [{ id }]
    if (number !== undefined) return [{ number: Number(number), page: undefined }]
    // Anything else that an entry stands for, such as a link's area, has no words of its own.
    const content = /\/MCID (\d+)/.exec(entry ?? '')?.[1]
    if (content === undefined) return []
    return [{ number: Number(content), page: /\/Pg (\d+) 0 R/.exec(entry ?? '')?.[1] }]
  })
}
