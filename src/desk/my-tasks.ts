import { periodLabel, periodSlug } from '../kernel/period-words.ts'
import type { Period } from '../kernel/period.ts'
import { workingDaysBetween } from '../kernel/london.ts'
import type { LineCount } from '../returns/return.ts'
import { canBeFilled, type ReturnState, type Signature } from '../returns/transitions.ts'

/** Everything that a desk can ask of somebody; its words stand under the same name. */
export const taskKinds = [
  'fill',
  'send',
  'answer',
  'certify',
  'sign-off',
  'more-time',
  'publish',
  'invitation',
  'review',
  'hand-over',
  'mail',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** Something that needs the reader: what, until when, and where it is done. */
export interface Task {
  readonly kind: TaskKind
  /** A department, a post or a body, in words. */
  readonly about: string
  /** Within the place. */
  readonly href: string
  readonly dueOn: string
  /** In working days; 0 where it is not late. */
  readonly daysLate: number
  /** Of a return that is with its department. */
  readonly lines?: LineCount
  readonly question?: string
}

export interface ReturnSeen {
  readonly organisationName: string
  readonly organisationCode: string
  readonly period: Period
  readonly state: ReturnState
  readonly dueOn: string
  readonly daysLate: number
  readonly mayFill: boolean
  readonly maySend: boolean
  readonly lines: LineCount
  /** The words with which it was sent back or reopened; '' where it was not. */
  readonly question: string
  /** The signature that it waits for and that the reader may give. */
  readonly maySign: Signature | null
  /** Somebody asks for more time, and the reader decides on it. */
  readonly asksForTime?: boolean
}

const kindOfSignature = { certify: 'certify', accept: 'sign-off' } as const

/** Whoever has lines of their own has no more to do once those are in. */
export function hasDoneOwn({ lines }: Pick<ReturnSeen, 'lines'>): boolean {
  return lines.mine > 0 && lines.mineLeft === 0
}

const kindOf = (seen: ReturnSeen): TaskKind | null => {
  if (seen.mayFill && seen.state === 'queried') return 'answer'
  if (seen.mayFill && canBeFilled(seen.state)) {
    if (seen.maySend && seen.lines.left === 0) return 'send'
    return hasDoneOwn(seen) ? null : 'fill'
  }
  return seen.maySign && kindOfSignature[seen.maySign]
}

/** Where a task of a return is done, below its page. */
const pageOf: Readonly<Partial<Record<TaskKind, string>>> = {
  certify: '/sign-off',
  'sign-off': '/sign-off',
  'more-time': '/more-time/decide',
}

function returnTask(seen: ReturnSeen): Task[] {
  const { organisationName, organisationCode, period, dueOn, daysLate } = seen
  const kinds = [kindOf(seen), seen.asksForTime ? ('more-time' as const) : null]
  return kinds
    .filter((kind) => kind !== null)
    .map((kind) => ({
      kind,
      about: `${organisationName}, ${periodLabel(period)}`,
      href: `/returns/${organisationCode}/${periodSlug(period)}${pageOf[kind] ?? ''}`,
      dueOn,
      daysLate,
      ...(kind !== 'more-time' && canBeFilled(seen.state)
        ? { lines: seen.lines, question: seen.question }
        : {}),
    }))
}

/** What of people needs the reader: each list holds only what the reader may do something about. */
export interface PeopleSeen {
  /** Invited, and not come in yet. */
  readonly invitations: readonly { readonly id: number; readonly post: string; readonly until: string }[]
  readonly reviews: readonly {
    readonly bodyCode: string
    readonly bodyName: string
    readonly post: string
    readonly reviewDueOn: string
  }[]
  /** Messages that could not be sent, and the day on which the first was written; null where there are none. */
  readonly mail?: { readonly failed: number; readonly since: string } | null
  /** Gone or going, and something left to hand over. */
  readonly leavers: readonly { readonly id: number; readonly post: string; readonly leftOn: string }[]
}

function peopleTasks({ invitations, reviews, leavers, mail }: PeopleSeen, today: string): Task[] {
  const late = (dueOn: string): number => Math.max(0, workingDaysBetween(dueOn, today))
  const task = (kind: TaskKind, about: string, href: string, dueOn: string): Task => ({
    kind,
    about,
    href,
    dueOn,
    daysLate: late(dueOn),
  })
  return [
    ...invitations.map(({ id, post, until }) => task('invitation', post, `/people/${id}`, until)),
    ...reviews.map(({ bodyCode, bodyName, post, reviewDueOn }) =>
      task('review', `${post}, ${bodyName}`, `/bodies/${bodyCode}`, reviewDueOn),
    ),
    ...(mail ? [task('mail', String(mail.failed), '/settings/mail', mail.since)] : []),
    ...leavers.map(({ id, post, leftOn }) => task('hand-over', post, `/people/${id}/hand-over`, leftOn)),
  ]
}

/** Reports of a period that the reader may publish and that are ready: a report by its subject, several by their number. */
export interface ReadyToPublish {
  readonly period: Period
  readonly subjects: readonly string[]
}

function publishTask({ period, subjects: [first = '', ...more] }: ReadyToPublish, today: string): Task {
  return {
    kind: 'publish',
    about: `${more.length === 0 ? first : more.length + 1}, ${periodLabel(period)}`,
    href: `/published?period=${periodSlug(period)}`,
    dueOn: today,
    daysLate: 0,
  }
}

/** What needs somebody, the first one due first; what is late stays on top by its date. */
export function myTasks(
  returns: readonly ReturnSeen[],
  people: PeopleSeen,
  today: string,
  ready: readonly ReadyToPublish[] = [],
): Task[] {
  const toPublish = ready.map((one) => publishTask(one, today))
  return [...returns.flatMap(returnTask), ...toPublish, ...peopleTasks(people, today)].toSorted((a, b) =>
    a.dueOn === b.dueOn ? a.about.localeCompare(b.about) : a.dueOn < b.dueOn ? -1 : 1,
  )
}
