import { londonDate } from '../kernel/london.ts'
import { periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import type { Place } from '../places/place.ts'

/** The one return that a link opens. */
export interface LinkedReturn {
  readonly id: number
  readonly organisationId: number
  readonly organisationCode: string
  readonly organisationName: string
  readonly period: Period
  readonly state: string
  readonly dueOn: string
}

/** `/halton/returns/waste/q2-2008-09`: the page of the return, below which are all that a link opens. */
export function returnPath(
  { shortName }: Pick<Place, 'shortName'>,
  { organisationCode, period }: Pick<LinkedReturn, 'organisationCode' | 'period'>,
): string {
  return `/${shortName}/returns/${organisationCode}/${periodSlug(period)}`
}

/** A link as it stands in the store; what opens it is not there. */
export interface ReturnLink {
  readonly id: number
  readonly return: LinkedReturn
  readonly person: {
    readonly id: number
    readonly name: string
    readonly post: string
    readonly leftOn: string | null
    /** Their account was closed; nobody without one is. */
    readonly isDisabled: boolean
  }
  /** The post that gave it; '' where the product did, with a letter of its own. */
  readonly givenBy: string
  readonly note: string
  readonly givenAt: Date
  readonly endsAt: Date
  readonly openedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** A link with what has become of it. */
export interface LinkListed extends ReturnLink {
  readonly standing: Standing
}

/** Whether a link opens its return, or why it no longer does. */
export type Standing = 'good' | 'withdrawn' | 'left' | 'accepted' | 'expired'

const ends: readonly (readonly [Standing, (link: ReturnLink, at: Date) => boolean])[] = [
  ['withdrawn', ({ withdrawnAt }) => withdrawnAt !== null],
  [
    'left',
    ({ person }, at) => person.isDisabled || (person.leftOn !== null && person.leftOn < londonDate(at)),
  ],
  ['accepted', (link) => link.return.state === 'accepted'],
  ['expired', ({ endsAt }, at) => endsAt <= at],
]

/** The link as it stands at a time. */
export function listedAt(link: ReturnLink, at: Date): LinkListed {
  return { ...link, standing: standingOf(link, at) }
}

/** The first reason that holds; a return that is reopened opens again. */
export function standingOf(link: ReturnLink, at: Date): Standing {
  return ends.find(([, holds]) => holds(link, at))?.[0] ?? 'good'
}
