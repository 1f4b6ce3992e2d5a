import { inRole, type PdfFile } from '../../src/paper/testing/read-pdf.ts'

const leaked = /\b(?:undefined|NaN|null|Invalid Date)\b|\[object/
const code = /(?:NI|HBC-)[A-Z]*\d+[a-z]?/

/** What a board would frown at in a printed report: each a sentence; none where it can be handed over as it is. */
export function boardFaults({ root, pages }: PdfFile): string[] {
  const parts = root.role === 'Document' ? root.children : root.children.flatMap(({ children }) => children)
  const level = (role = ''): number => (/^H\d$/.test(role) ? Number(role.slice(1)) : Number.NaN)
  const empty = parts.filter(({ role }, i) => {
    const next = parts[i + 1]
    return level(role) > 0 && (next === undefined || level(next.role) <= level(role))
  })
  const rows = inRole(root, 'TBody').flatMap((body) => inRole(body, 'TR'))
  const named = [...rows.map(({ children }) => children), ...headings(parts).map((one) => [one])]
  const bare = named.flatMap((cells) => {
    const text = cells.map((cell) => cell.text).join(' ')
    const [found] = code.exec(text) ?? []
    if (found === undefined || !text.startsWith(found)) return []
    // In a table the title stands in the same cell or the next.
    const title = cells
      .slice(0, 2)
      .map((cell) => cell.text)
      .join(' ')
      .slice(found.length)
    return /[A-Za-z]{3}/.test(title) ? [] : [found]
  })
  const printed = pages.map((page) => page.printed).join('\n')
  return [
    ...(leaked.test(printed) ? [`it says ${leaked.exec(printed)?.[0]}`] : []),
    ...empty.map(({ text }) => `there is nothing under “${text}”`),
    ...bare.map((found) => `${found} stands without its title`),
  ]
}

/** The headings of a printed report, in order. */
export function headings(parts: PdfFile['root']['children']): PdfFile['root']['children'] {
  return parts.filter(({ role }) => /^H\d$/.test(role))
}
