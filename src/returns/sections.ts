import type { Finding } from '../kernel/finding.ts'
import { keyIssuesName } from './draft.ts'
import type { LineInContext, LineOwner } from './return.ts'

/** A return of more lines than this is a list of tasks, each with a page of its own. */
export const mostOnOnePage = 5

export type SectionStatus = 'not-started' | 'in-progress' | 'completed' | 'needs'

/** A piece of a return that one person does at a sitting: the key issues, or lines of one owner. */
export interface Section {
  /** `key-issues`, `yours`, `owner-12`, `key-indicators`, `other-indicators`. */
  readonly slug: string
  readonly kind: 'key-issues' | 'yours' | 'owner' | 'key-indicators' | 'other-indicators'
  readonly owner: LineOwner | null
  readonly codes: readonly string[]
  readonly status: SectionStatus
  /** Figures that are in and have something to be put right. */
  readonly needs: number
}

/** The parts of a return, the reader's own lines before those of others, and what nobody owns last. */
export function sectionsOf(
  lines: readonly LineInContext[],
  keyIssues: string,
  findings: readonly Finding[],
  readerId: number,
): Section[] {
  const groups = Map.groupBy(lines, (line) => placeOf(line, readerId))
  const sections = [...groups].map(([slug, own]): Section => {
    const owner = own[0]?.owner ?? null
    return { slug, kind: kindOf(slug), owner, codes: codesOf(own), ...statusOf(own, findings) }
  })
  const issues = findings.some(({ field }) => field === keyIssuesName) ? 1 : 0
  return [
    {
      slug: keyIssuesName,
      kind: 'key-issues',
      owner: null,
      codes: [],
      status: issues > 0 ? 'needs' : keyIssues.trim() === '' ? 'not-started' : 'completed',
      needs: issues,
    },
    ...sections.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
  ]
}

const order: readonly Section['kind'][] = [
  'key-issues',
  'yours',
  'owner',
  'key-indicators',
  'other-indicators',
]

function placeOf({ owner, indicator }: LineInContext, readerId: number): string {
  if (owner) return owner.id === readerId ? 'yours' : `owner-${owner.id}`
  return indicator.isKey ? 'key-indicators' : 'other-indicators'
}

const kindOf = (slug: string): Section['kind'] => order.find((kind) => kind === slug) ?? 'owner'

const codesOf = (lines: readonly LineInContext[]): string[] => lines.map(({ indicator }) => indicator.code)

/** Something answers the line, right or wrong. */
export function isIn({ stored: { typed, answer } }: Pick<LineInContext, 'stored'>): boolean {
  return typed !== '' || (answer !== '' && answer !== 'value')
}

function statusOf(
  lines: readonly LineInContext[],
  findings: readonly Finding[],
): Pick<Section, 'status' | 'needs'> {
  const answered = lines.filter(isIn)
  if (answered.length === 0) return { status: 'not-started', needs: 0 }
  const needs = codesOf(answered).filter((code) =>
    findings.some(({ field }) => codeOf(field) === code),
  ).length
  if (needs > 0) return { status: 'needs', needs }
  return { status: answered.length === lines.length ? 'completed' : 'in-progress', needs }
}

/** The line that a box belongs to: `NI192` of `NI192.typed`; '' for a box of the whole return. */
export const codeOf = (field: string): string => field.slice(0, Math.max(field.lastIndexOf('.'), 0))

/** The section in which a box stands. */
export function sectionOfField(sections: readonly Section[], field: string): Section | undefined {
  return sections.find(({ slug, codes }) => slug === field || codes.includes(codeOf(field)))
}
