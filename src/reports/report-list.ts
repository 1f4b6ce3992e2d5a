import type { Period } from '../kernel/period.ts'
import type { PaperFormat } from '../paper/formats.ts'
import type { Role } from '../rights/roles.ts'

export interface ReportDefinition {
  /** Its name in addresses and commands. */
  readonly code: string
  /** Who it is written for. */
  readonly audience: Audience
  readonly frequency: 'quarterly' | 'half-yearly'
  readonly periodKind: 'quarter'
  /** What makes a new one due. */
  readonly trigger: 'return-accepted' | 'round-accepted' | 'round-opened'
  /** What one report is about: of a place there is one. */
  readonly of: 'department' | 'theme' | 'scorecard' | 'place'
  /** The right without which it says nothing. */
  readonly reads: 'performance.read' | 'return.read'
  /**
   * With whose rights it is published, for what it is about: an edition holds nothing that this role may not read, and
   * opens to those who hold as much.
   */
  readonly publishedFor: Role
  /** Who is written to once it is published: holders of these roles for what it is about. */
  readonly told: readonly Role[]
  /** How many pages its readers are asked to read at most. */
  readonly pages: number
  /** In the order in which they are offered. */
  readonly formats: readonly PaperFormat[]
}

/** Who reads reports (Halton 2008, table 3), and the partnership's boards beside them. */
export type Audience =
  | 'operational-director'
  | 'management-team'
  | 'executive-board'
  | 'boards'
  | 'theme-partnership'
  | 'performance-team'

/** The code of the one report of a place. */
export const wholePlace = 'all'

const formats = ['docx', 'pdf', 'xlsx', 'html', 'csv'] as const satisfies readonly PaperFormat[]
const eachQuarter = { frequency: 'quarterly', periodKind: 'quarter' } as const

/** Every report that the product writes. */
export const reportDefinitions = [
  {
    code: 'departmental',
    audience: 'operational-director',
    ...eachQuarter,
    trigger: 'return-accepted',
    of: 'department',
    reads: 'performance.read',
    publishedFor: 'councillor',
    told: ['operational-director'],
    pages: 8,
    formats,
  },
  {
    code: 'digest',
    audience: 'management-team',
    ...eachQuarter,
    trigger: 'round-accepted',
    of: 'place',
    reads: 'performance.read',
    publishedFor: 'strategic-director',
    told: ['strategic-director'],
    pages: 4,
    formats,
  },
  {
    code: 'exceptions',
    audience: 'executive-board',
    ...eachQuarter,
    trigger: 'round-accepted',
    of: 'place',
    reads: 'performance.read',
    publishedFor: 'councillor',
    told: ['portfolio-holder'],
    pages: 4,
    formats,
  },
  {
    code: 'theme-exceptions',
    audience: 'theme-partnership',
    ...eachQuarter,
    trigger: 'round-accepted',
    of: 'theme',
    reads: 'performance.read',
    publishedFor: 'body-officer',
    told: ['body-chair', 'body-officer'],
    pages: 1,
    formats,
  },
  {
    code: 'scorecard',
    audience: 'executive-board',
    ...eachQuarter,
    trigger: 'round-accepted',
    of: 'scorecard',
    reads: 'performance.read',
    publishedFor: 'councillor',
    told: ['portfolio-holder'],
    pages: 1,
    formats,
  },
  {
    code: 'theme',
    audience: 'theme-partnership',
    ...eachQuarter,
    trigger: 'round-accepted',
    of: 'theme',
    reads: 'performance.read',
    publishedFor: 'body-officer',
    told: ['body-chair', 'body-officer'],
    pages: 6,
    formats,
  },
  {
    code: 'half-year',
    audience: 'boards',
    frequency: 'half-yearly',
    periodKind: 'quarter',
    trigger: 'round-accepted',
    of: 'place',
    reads: 'performance.read',
    publishedFor: 'councillor',
    told: ['portfolio-holder', 'councillor'],
    pages: 4,
    formats,
  },
  {
    code: 'late',
    audience: 'performance-team',
    ...eachQuarter,
    trigger: 'round-opened',
    of: 'place',
    reads: 'return.read',
    publishedFor: 'performance-team',
    told: ['strategic-director'],
    pages: 1,
    formats,
  },
] as const satisfies readonly ReportDefinition[]

/** Is there such a report for the period? One for half a year comes with the second and the fourth quarter. */
export function isForPeriod(
  { periodKind, frequency }: Pick<ReportDefinition, 'periodKind' | 'frequency'>,
  { kind, index }: Period,
): boolean {
  return kind === periodKind && (frequency === 'quarterly' || index % 2 === 1)
}

export type ReportCode = (typeof reportDefinitions)[number]['code']

export type KnownReport = ReportDefinition & { readonly code: ReportCode }

export function reportDefinition(code: string): KnownReport | undefined {
  return reportDefinitions.find((definition) => definition.code === code)
}
